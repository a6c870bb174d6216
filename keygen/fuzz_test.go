package keygen_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// FuzzConvert holds that whatever keys are read can be written, come back the
// same, and are public where they are written as public.
func FuzzConvert(f *testing.F) {
	files, err := filepath.Glob("../testdata/keys/*")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(rfc8037))
	f.Add([]byte(`{"keys":[` + rfc8037 + `,{"kty":"oct","k":"c2VjcmV0","x5c":[1e3, "\u0000"],"\u202e":null}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := inspect.ReadKeysWithin(inspect.KeyLimits{Rounds: 1}, data, nil)
		if err != nil {
			return
		}
		for _, k := range set.Keys {
			if k.Problem != nil || k.JSON.Exists() && len(k.JSON.Raw()) > 1<<16 {
				continue
			}
			text := written(t, jwk, k)
			back := readKey(t, text)
			same(t, "JWK", back, k)
			if again := written(t, jwk, back); !bytes.Equal(again, text) {
				t.Errorf("%s becomes %s", text, again)
			}
			if k.IsSymmetric() {
				continue
			}
			public := readKey(t, written(t, keygen.PublicJWK, k))
			if public.IsPrivate() || public.Thumbprint() != k.Thumbprint() {
				t.Errorf("%s: not its public part", text)
			}
			same(t, "SPKI", readKey(t, written(t, keygen.SPKI, k)), public)
			if k.Private != nil {
				same(t, "PKCS#8", readKey(t, written(t, keygen.PKCS8, k)), k)
			}
		}
	})
}
