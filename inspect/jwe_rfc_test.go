package inspect_test

import (
	"encoding/hex"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// rfcFile is one file of testdata/vectors: the examples of one RFC.
type rfcFile struct {
	Cases []struct {
		Name, Password, Plaintext string
		Keys                      []json.RawMessage
		Token                     json.RawMessage

		// Of key agreements, where the RFC has no whole token.
		Key                         json.RawMessage
		Header, Z, Derived, Refused string
	}
}

func readRFC(t *testing.T, name string) rfcFile {
	var file rfcFile
	if err := json.Unmarshal(readFile(t, filepath.Join("../testdata/vectors", name)), &file); err != nil || len(file.Cases) == 0 {
		t.Fatalf("%s: %d cases, %v", name, len(file.Cases), err)
	}
	return file
}

// tokenText returns a token that is a JSON string or a JSON serialization.
func tokenText(raw json.RawMessage) []byte {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return []byte(s)
	}
	return raw
}

// TestDecryptRFC opens every encrypted example of the RFCs. The key of RFC
// 7520 §5.1 does not name RSA1_5 itself.
func TestDecryptRFC(t *testing.T) {
	for _, name := range []string{"rfc7516.json", "rfc7517.json", "rfc7520-jwe.json"} {
		for _, c := range readRFC(t, name).Cases {
			t.Run(name+" "+c.Name, func(t *testing.T) {
				var keys []*inspect.Key
				for _, k := range c.Keys {
					keys = append(keys, loadKeys(t, k)...)
				}
				if c.Password != "" {
					keys = append(keys, keyOf([]byte(c.Password)))
				}
				for i, key := range keys {
					d, err := inspect.Decrypt(inspect.Parse(tokenText(c.Token)), []*inspect.Key{key}, inspect.DecryptOptions{AllowRSA15: true})
					if err != nil || string(d.Plaintext) != c.Plaintext || d.Key != key {
						t.Errorf("key %d: %q, %v", i, d.Plaintext, err)
					}
				}
			})
		}
	}
}

// TestDecryptAgreements checks the key agreements for which an RFC gives the
// keys and results, by encrypting under those results.
func TestDecryptAgreements(t *testing.T) {
	cases := append(readRFC(t, "rfc7518.json").Cases, readRFC(t, "rfc8037.json").Cases...)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			if c.Refused != "" {
				s := sealContent("A256GCM", random(32), c.Header, "", []byte("x"))
				_, err := inspect.Decrypt(parse(s.compact()), nil, inspect.DecryptOptions{})
				if err == nil || err.Error() != c.Refused {
					t.Errorf("got %v, want %s", err, c.Refused)
				}
				return
			}
			z, err := hex.DecodeString(c.Z)
			if err != nil {
				t.Fatal(err)
			}
			var s sealed
			if c.Derived != "" {
				derived := concatKDF(z, "A128GCM", "Alice", "Bob", 16)
				check(t, "derived key", b64(string(derived)), c.Derived)
				s = sealContent("A128GCM", derived, c.Header, "", []byte("secret"))
			} else {
				cek := random(16)
				s = sealContent("A128GCM", cek, c.Header, "", []byte("secret"))
				s.key = wrap(concatKDF(z, "ECDH-ES+A128KW", "", "", 16), cek)
			}
			d, err := inspect.Decrypt(parse(s.compact()), loadKeys(t, c.Key), inspect.DecryptOptions{})
			if err != nil || string(d.Plaintext) != "secret" {
				t.Errorf("%q, %v", d.Plaintext, err)
			}
		})
	}
}
