package jose_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"math/big"
	"testing"

	"github.com/jwtctl/jwtctl/internal/jose"
)

// TestVerify: each algorithm, with its own key and signature, and with every
// other one's.
func TestVerify(t *testing.T) {
	input := []byte("eyJhbGciOiJ4In0.e30")
	for _, alg := range algorithms {
		s := peers()[alg]
		sig := s.sign(input)
		ok, err := jose.Verify(alg, s.public, input, sig)
		if !ok || err != nil {
			t.Errorf("%s: %v, %v", alg, ok, err)
		}
		for what, bad := range map[string][]byte{"nothing": nil, "empty": {}, "one byte": {0}, "short": sig[1:], "cut": sig[:len(sig)-1],
			"long": append(sig[:len(sig):len(sig)], 0), "zero": make([]byte, len(sig)), "flipped": flipped(sig)} {
			if ok, _ := jose.Verify(alg, s.public, input, bad); ok {
				t.Errorf("%s: %s verifies", alg, what)
			}
		}
		if ok, _ := jose.Verify(alg, s.public, append(input, 'x'), sig); ok {
			t.Errorf("%s: another input verifies", alg)
		}
		for _, other := range algorithms {
			if ok, _ := jose.Verify(other, peers()[other].public, input, sig); ok != (other == alg) {
				t.Errorf("%s signature as %s: %v", alg, other, ok)
			}
		}
	}
}

func flipped(sig []byte) []byte {
	b := append([]byte{}, sig...)
	b[len(b)/2] ^= 1
	return b
}

// TestVerifyUnsupported: what jwx does not know, it has no opinion about.
func TestVerifyUnsupported(t *testing.T) {
	s := peers()["HS256"]
	input := []byte("a.b")
	for _, alg := range []string{"", "none", "None", "NONE", "hs256", "FOO", "HS256 ", "RSA-OAEP", "dir", "ed25519", "Ed448", "ML-DSA-44", "\x00"} {
		ok, err := jose.Verify(alg, s.public, input, s.sign(input))
		if ok || err == nil {
			t.Errorf("%q: %v, %v", alg, ok, err)
		}
		if ok, _ := jose.Verify(alg, s.public, input, nil); ok {
			t.Errorf("%q: an empty signature verifies", alg)
		}
	}
}

// TestVerifyWrongKeys: no key of another kind makes it panic or say yes.
func TestVerifyWrongKeys(t *testing.T) {
	input := []byte("a.b")
	keys := map[string]crypto.PublicKey{
		"nil": nil, "text": "secret", "number": 1, "empty": []byte{}, "no bytes": []byte(nil), "zero RSA": &rsa.PublicKey{}, "no RSA": (*rsa.PublicKey)(nil),
		"RSA by value": rsa.PublicKey{}, "zero EC": &ecdsa.PublicKey{}, "no EC": (*ecdsa.PublicKey)(nil),
		//lint:ignore SA1019 a point off the curve can be made in no other way
		"off the curve": &ecdsa.PublicKey{Curve: elliptic.P256(), X: big.NewInt(1), Y: big.NewInt(1)},
		"no point":      &ecdsa.PublicKey{Curve: elliptic.P256()},
		"short Ed25519": ed25519.PublicKey{1, 2, 3}, "no Ed25519": ed25519.PublicKey(nil), "struct": struct{}{}, "func": func() {},
	}
	for _, other := range algorithms {
		keys[other] = peers()[other].public
	}
	for _, alg := range algorithms {
		s := peers()[alg]
		sig := s.sign(input)
		for name, key := range keys {
			if sameRSA(alg, name) || name == alg {
				continue
			}
			if ok, _ := jose.Verify(alg, key, input, sig); ok {
				t.Errorf("%s with the key %q: verifies", alg, name)
			}
		}
	}
}

// sameRSA reports algorithms that share the one RSA key of the tests.
func sameRSA(a, b string) bool {
	rsaAlg := func(s string) bool { return len(s) == 5 && (s[0] == 'R' || s[0] == 'P') && s[1] == 'S' }
	return rsaAlg(a) && rsaAlg(b)
}
