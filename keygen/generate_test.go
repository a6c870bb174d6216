package keygen_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// TestEveryAlgorithm makes a key for each algorithm and reads it back from
// every form it has.
func TestEveryAlgorithm(t *testing.T) {
	for _, alg := range keygen.Algorithms() {
		a, _ := inspect.FindAlgorithm(alg)
		k := generate(t, alg, keygen.Options{Bits: map[bool]int{true: 2048}[a.KeyType == "RSA"]})
		signs := a.Kind == inspect.Signature || a.Kind == inspect.MAC
		check(t, alg+": alg", k.Algorithm, alg)
		check(t, alg+": use", k.Use, map[bool]string{true: "sig", false: "enc"}[signs])
		check(t, alg+": kid", k.ID, k.Thumbprint())
		check(t, alg+": weakness", k.Weakness, "")
		check(t, alg+": signs", strings.Join(k.Algorithms(), " "), map[bool]string{true: alg}[signs])
		back := readKey(t, written(t, jwk, k))
		same(t, alg+": JWK", back, k)
		check(t, alg+": kid read", back.ID, k.ID)
		check(t, alg+": alg read", back.Algorithm, alg)
		check(t, alg+": use read", back.Use, k.Use)
		if a.KeyType == "oct" {
			check(t, alg+": bytes", len(k.Secret), max(a.KeyBytes, map[bool]int{true: 32}[alg == "dir"]))
			continue
		}
		same(t, alg+": PEM", readKey(t, written(t, keygen.PEM, k)), k)
		same(t, alg+": DER", readKey(t, written(t, keygen.PKCS8, k)), k)
		for _, public := range []func(*inspect.Key) ([]byte, error){keygen.PublicJWK, keygen.PublicPEM, keygen.SPKI} {
			back := readKey(t, written(t, public, k))
			check(t, alg+": public thumbprint", back.Thumbprint(), k.Thumbprint())
			check(t, alg+": public is private", back.IsPrivate(), false)
		}
		_, err := keygen.Signer(k)
		check(t, alg+": is a signer", err == nil, k.Curve != "X25519")
	}
}

// TestVerifyAlgorithms holds that there is a key for each algorithm that
// verify knows.
func TestVerifyAlgorithms(t *testing.T) {
	for _, alg := range []string{"RS256", "ES256", "ES384", "ES512", "Ed25519", "HS512"} {
		k := someKey(t, alg, 0)
		k.Algorithm = "" // not bound: all that fit
		for _, name := range k.Algorithms() {
			check(t, "keys are made for "+name, slices.Contains(keygen.Algorithms(), name), true)
		}
	}
}

// TestSizes makes keys of other sizes and curves than the default.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		alg  string
		o    keygen.Options
		bits int
		crv  string
	}{
		{"HS256", keygen.Options{Bits: 512}, 512, ""},
		{"HS256", keygen.Options{Bits: 128, AllowWeak: true}, 128, ""},
		{"dir", keygen.Options{Bits: 384}, 384, ""},
		{"RS256", keygen.Options{Bits: 1024, AllowWeak: true}, 1024, ""},
		{"PS256", keygen.Options{Bits: 2056}, 2056, ""},
		{"ECDH-ES", keygen.Options{}, 256, "P-256"},
		{"ECDH-ES", keygen.Options{Curve: "P-521"}, 521, "P-521"},
		{"ECDH-ES+A256KW", keygen.Options{Curve: "X25519"}, 256, "X25519"},
		{"EdDSA", keygen.Options{Curve: "Ed25519"}, 256, "Ed25519"},
	} {
		k := generate(t, c.alg, c.o)
		check(t, c.alg+": bits", k.Bits, c.bits)
		check(t, c.alg+": curve", k.Curve, c.crv)
		same(t, c.alg, readKey(t, written(t, jwk, k)), k)
	}
	check(t, "bits of an RSA key by default", rsaKeys()[0].Bits, 3072)
}

// TestRefusals asks for what is not made.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		alg       string
		o         keygen.Options
		why, hint string
	}{
		{"", keygen.Options{}, "no algorithm is given", "ES256"},
		{"es256", keygen.Options{}, `"es256" is no JOSE algorithm; names are case-sensitive`, "did you mean ES256?"},
		{"FOO", keygen.Options{}, `"FOO" is no JOSE algorithm`, ""},
		{"none", keygen.Options{}, "there are no keys for none", "unsecured"},
		{"RSA1_5", keygen.Options{}, "padding oracles", "RSA-OAEP-256"},
		{"PBES2-HS256+A128KW", keygen.Options{}, "takes a password", "A256KW"},
		{"ES256K", keygen.Options{}, "keys for ES256K are not supported", "ES256"},
		{"ML-DSA-44", keygen.Options{}, "not supported", "Ed25519"},
		{"RS256", keygen.Options{Use: "enc"}, `use "enc" does not fit RS256`, "leave the use out"},
		{"RSA-OAEP", keygen.Options{Use: "sig"}, `use "sig" does not fit RSA-OAEP`, "leave the use out"},
		{"RS256", keygen.Options{Bits: 1024}, "1024 bits is too weak", "allow weak keys"},
		{"RS256", keygen.Options{Bits: 512, AllowWeak: true}, "out of range", "3072"},
		{"RS256", keygen.Options{Bits: 1 << 20}, "out of range", "3072"},
		{"RS256", keygen.Options{Bits: 2047, AllowWeak: true}, "whole number of bytes", "3072"},
		{"RS256", keygen.Options{Curve: "P-256"}, "no curve", "bits"},
		{"HS256", keygen.Options{Bits: 248}, "248 bits is too weak; HS256 needs 256", "allow weak keys"},
		{"HS512", keygen.Options{Bits: -8}, "not made", "leave the size out"},
		{"HS512", keygen.Options{Bits: 1 << 20}, "not made", "leave the size out"},
		{"HS512", keygen.Options{Curve: "P-256"}, "no curve", "leave"},
		{"A128KW", keygen.Options{Bits: 256}, "have 128 bits, not 256", "leave the size out"},
		{"dir", keygen.Options{Bits: 200}, "200 bits", "128, 192"},
		{"ES256", keygen.Options{Bits: 256}, "follows from their curve", "leave"},
		{"ES256", keygen.Options{Curve: "P-384"}, `"P-384" is no curve for ES256`, "P-256"},
		{"ECDH-ES", keygen.Options{Curve: "Ed25519"}, "no curve for ECDH-ES", "X25519"},
		{"ES256", keygen.Options{ID: strings.Repeat("x", 257)}, "257 bytes", "shorten"},
		{"ES256", keygen.Options{ID: "\xff"}, "UTF-8", "UTF-8"},
		{"ES256", keygen.Options{ID: "a\x1b[2J"}, "control characters", "leave"},
	} {
		_, err := keygen.Generate(c.alg, c.o)
		r := refused(t, c.alg, err)
		check(t, c.alg+": weak", r.Weak(), c.hint == "allow weak keys")
		if !strings.Contains(r.Error(), c.why) || !strings.Contains(r.Hint(), c.hint) {
			t.Errorf("%s %+v: %q, hint %q; want %q, hint %q", c.alg, c.o, r.Error(), r.Hint(), c.why, c.hint)
		}
	}
}

// TestRandomFails holds that no secret is made of randomness that ran out.
func TestRandomFails(t *testing.T) {
	k, err := keygen.Generate("HS256", keygen.Options{Random: bytes.NewReader(make([]byte, 31))})
	if r := (*keygen.Refusal)(nil); k != nil || err == nil || errors.As(err, &r) {
		t.Errorf("key %v, error %v", k, err)
	}
}
