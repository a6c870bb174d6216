package intake_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/internal/intake"
)

// TestPacked names what is packed, and nothing that is text.
func TestPacked(t *testing.T) {
	for head, want := range map[string]string{
		"PK\x03\x04\x14\x00": "zip", "BZh91AY&SY\x00": "bzip2", "\xfd7zXZ\x00": "xz", "\x1f\x8b\x08": "gzip, packed twice",
		"7z\xbc\xaf\x27\x1c": "7z", "Rar!\x1a\x07\x00": "rar", "\x04\x22\x4d\x18": "lz4", "\x28\xb5\x2f\xfd": "zstd, packed twice",
		"": "", "P": "", "PK is a name": "", "BZhang logged in": "", "BZh9": "", a: "", "{}": "",
	} {
		check(t, head, intake.Packed([]byte(head)), want)
	}
}
