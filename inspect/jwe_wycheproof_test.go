package inspect_test

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"testing"

	"github.com/c2sp/wycheproof"

	"github.com/jwtctl/jwtctl/inspect"
)

// wycheproofFile is what the tests need of a Wycheproof file.
type wycheproofFile struct {
	TestGroups []struct {
		Comment string
		Private json.RawMessage
		Tests   []struct {
			ID      int `json:"tcId"`
			Comment string
			JWE     json.RawMessage
			PT      *string
			Result  string
		}
	}
}

// TestDecryptWycheproof runs every JWE of Project Wycheproof. What is decided
// otherwise here stands in wycheproof-deviations.txt, and nothing else may.
func TestDecryptWycheproof(t *testing.T) {
	known := deviations(t, "../testdata/vectors/wycheproof-deviations.txt")
	for name, least := range map[string]int{"json_web_encryption_test.json": 139, "json_web_crypto_test.json": 34} {
		data, err := fs.ReadFile(wycheproof.TestVectors, name)
		if err != nil {
			t.Fatal(err)
		}
		var file wycheproofFile
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		ran := 0
		for _, g := range file.TestGroups {
			for _, c := range g.Tests {
				if c.JWE == nil {
					continue
				}
				ran++
				id := fmt.Sprintf("%s/%d", name, c.ID)
				d, err := inspect.Decrypt(inspect.Parse(tokenText(c.JWE)), loadKeys(t, g.Private), inspect.DecryptOptions{})
				fault := judge(c.Result, c.PT, d, err)
				if why, ok := known[id]; ok {
					if fault == "" {
						t.Errorf("%s is no deviation: %s", id, why)
					}
				} else if fault != "" {
					t.Errorf("%s %s %s: %s", id, g.Comment, c.Comment, fault)
				}
			}
		}
		if ran < least {
			t.Errorf("%s: ran %d tests, want %d", name, ran, least)
		}
	}
}

// judge says what is wrong about a decryption, by Wycheproof's result for it.
func judge(result string, plaintext *string, d inspect.Decryption, err error) string {
	switch {
	case err == nil && result == "invalid":
		return "opened, must be refused"
	case err != nil && result == "valid":
		return "must open: " + err.Error()
	case err == nil && plaintext != nil && hex.EncodeToString(d.Plaintext) != *plaintext:
		return fmt.Sprintf("plaintext %x, want %s", d.Plaintext, *plaintext)
	}
	return ""
}
