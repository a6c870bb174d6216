package keygen_test

import (
	"slices"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// TestBind tries every algorithm on every kind of key.
func TestBind(t *testing.T) {
	ecdh := []string{"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"}
	rsa := []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"}
	for _, c := range []struct {
		alg  string
		o    keygen.Options
		fits []string
	}{
		{"RS256", keygen.Options{Bits: 2048}, rsa},
		{"ES256", keygen.Options{}, append(ecdh, "ES256")},
		{"ES512", keygen.Options{}, append(ecdh, "ES512")},
		{"Ed25519", keygen.Options{}, []string{"Ed25519", "EdDSA"}},
		{"ECDH-ES", keygen.Options{Curve: "X25519"}, ecdh},
		{"HS256", keygen.Options{}, []string{"HS256", "A256KW", "A256GCMKW", "dir", "A256GCM", "A128CBC-HS256"}},
		{"HS512", keygen.Options{}, []string{"HS256", "HS384", "HS512", "dir", "A256CBC-HS512"}},
		{"HS256", keygen.Options{Bits: 80, AllowWeak: true}, nil},
	} {
		k := generate(t, c.alg, c.o)
		before := *k
		for _, alg := range keygen.Algorithms() {
			bound, err := keygen.Bind(k, alg)
			check(t, c.alg+" key bound to "+alg, err == nil, slices.Contains(c.fits, alg))
			if err != nil {
				refused(t, alg, err)
				continue
			}
			check(t, "alg", bound.Algorithm, alg)
			same(t, alg, bound, k)
			if a, _ := inspect.FindAlgorithm(alg); a.Kind != inspect.Signature && a.Kind != inspect.MAC {
				check(t, "use", bound.Use, "enc")
			}
		}
		check(t, "the key itself stays", k.Algorithm+k.Use, before.Algorithm+before.Use)
	}
	_, err := keygen.Bind(generate(t, "ES256", keygen.Options{}), "ES999")
	refused(t, "ES999", err)
	if _, err := keygen.Bind(&inspect.Key{Problem: inspect.NewSecret(nil, "").Problem}, "HS256"); err == nil {
		t.Error("a broken key is bound")
	}
}
