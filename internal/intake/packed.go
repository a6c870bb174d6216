package intake

import "bytes"

// PackedHead is how many bytes [Packed] looks at.
const PackedHead = 16

// Packed names the form of an input that is packed in a way that is not
// unpacked here, told by how it begins; empty for all others. Text behind
// [Plain] that is still gzip or zstd was packed twice.
func Packed(head []byte) string {
	for _, form := range [...]struct{ magic, name string }{
		{"PK\x03\x04", "zip"},
		{"BZh", "bzip2"},
		{"\xfd7zXZ\x00", "xz"},
		{"7z\xbc\xaf\x27\x1c", "7z"},
		{"\x04\x22\x4d\x18", "lz4"},
		{"Rar!\x1a\x07", "rar"},
		{"\x1f\x8b\x08", "gzip, packed twice"},
		{"\x28\xb5\x2f\xfd", "zstd, packed twice"},
	} {
		if bytes.HasPrefix(head, []byte(form.magic)) {
			if form.name == "bzip2" && (len(head) < 10 || !bytes.Equal(head[4:10], []byte("1AY&SY"))) {
				continue // text may begin with BZh
			}
			return form.name
		}
	}
	return ""
}
