package keyring_test

import (
	"crypto/rand"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// TestImport takes keys over, and holds that a ring which begins with one can
// be written and read.
func TestImport(t *testing.T) {
	for _, c := range []struct {
		alg  string // of the key
		bits int
		edit func(*inspect.Key)
		ask  string // the algorithm that is asked for
		want string // the algorithm that it gets, or what is wrong
	}{
		{alg: "ES256", want: "ES256"},
		{alg: "Ed25519", want: "Ed25519"},
		{alg: "EdDSA", want: "EdDSA"},
		{alg: "PS384", want: "PS384", ask: "PS384"},
		{alg: "PS384", want: "the key is bound to PS384", ask: "RS256"},
		{alg: "RS256", want: "RS256", edit: func(k *inspect.Key) { k.Algorithm, k.Use, k.ID = "", "", "" }},
		{alg: "RS256", want: "PS512", ask: "PS512", edit: func(k *inspect.Key) { k.Algorithm = "" }},
		{alg: "RS256", want: "does not fit", ask: "ES256", edit: func(k *inspect.Key) { k.Algorithm = "" }},
		{alg: "ES384", want: "no JOSE algorithm", ask: "ES999", edit: func(k *inspect.Key) { k.Algorithm = "" }},
		{alg: "RS256", bits: 1024, want: "the key is too weak: "},
		{alg: "HS256", want: "a secret"},
		{alg: "ECDH-ES", want: "the key's use is"},
		{alg: "ES256", want: "no private part", edit: func(k *inspect.Key) { k.Private = nil }},
		{alg: "ES256", want: "key_ops", edit: func(k *inspect.Key) { k.Operations = []string{"verify"} }},
		{alg: "ES256", want: "ES256", edit: func(k *inspect.Key) { k.Operations = []string{"sign"} }},
		{alg: "ES256", want: "control", edit: func(k *inspect.Key) { k.ID = "a\x1b" }},
	} {
		k, err := keygen.Generate(c.alg, keygen.Options{Bits: c.bits, AllowWeak: true, Random: rand.Reader})
		must(t, err)
		if c.edit != nil {
			c.edit(k)
		}
		id := k.ID
		got, err := keyring.Import(k, c.ask)
		if err != nil {
			if !strings.Contains(err.Error(), c.want) || c.want == c.alg {
				t.Errorf("%v: %v", c, err)
			}
			continue
		}
		if got.Algorithm != c.want || got.ID == "" || id != "" && got.ID != id {
			t.Errorf("%v: alg %s, kid %s", c, got.Algorithm, got.ID)
		}
		r, err := keyring.New(start, policy, got)
		must(t, err)
		if _, err := keyring.Read([]byte(marshal(t, r))); err != nil {
			t.Errorf("%v: %v", c, err)
		}
	}
}
