package inspect_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestDecryptVectors reads the "jwe-decrypt" cases of the vectors that live
// apart from this repository. The defective ones are listed, with a reason.
func TestDecryptVectors(t *testing.T) {
	dir := os.Getenv("JWTCTL_VECTORS")
	if dir == "" {
		t.Skip("JWTCTL_VECTORS names no folder with cases.ndjson: decryption vectors not read")
	}
	known := deviations(t, "../testdata/vectors/decrypt-deviations.txt")
	ran := 0
	for line := range bytes.Lines(readFile(t, filepath.Join(dir, "cases.ndjson"))) {
		var c struct {
			ID, Op, Key, Token, Expect, Note string
			Plaintext                        *string `json:"plaintext_hex"`
		}
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		if c.Op != "jwe-decrypt" {
			continue
		}
		ran++
		d, err := inspect.Decrypt(parse(c.Token), vectorKeys(t, filepath.Join(dir, c.Key)), inspect.DecryptOptions{})
		result := map[string]string{"accept": "valid", "reject": "invalid"}[c.Expect]
		fault := judge(result, c.Plaintext, d, err)
		if why, ok := known[c.ID]; ok && fault == "" {
			t.Errorf("%s is no deviation: %s", c.ID, why)
		} else if !ok && fault != "" {
			t.Errorf("%s %s: %s", c.ID, c.Note, fault)
		}
		t.Logf("%s %s: %v", c.ID, c.Expect, err)
	}
	if ran < 97 {
		t.Errorf("read %d cases, want 97", ran)
	}
}

// vectorKeys reads a key file; .txt files hold a password or secret as it is.
func vectorKeys(t *testing.T, path string) []*inspect.Key {
	data := readFile(t, path)
	if strings.HasSuffix(path, ".txt") {
		return []*inspect.Key{keyOf(bytes.TrimRight(data, "\r\n"))}
	}
	return loadKeys(t, data)
}
