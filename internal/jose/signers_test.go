package jose_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"sync"

	"github.com/jwtctl/jwtctl/inspect"
)

// algorithms are all that package inspect verifies.
var algorithms = []string{"HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
	"ES256", "ES384", "ES512", "EdDSA", "Ed25519"}

// A peer signs by an algorithm with the standard library alone, and has the
// key in the forms that the verifiers take.
type peer struct {
	alg    string
	public crypto.PublicKey // a []byte for HMAC
	key    *inspect.Key
	sign   func(input []byte) []byte
}

// peers are one signer for each algorithm.
var peers = sync.OnceValue(func() map[string]peer {
	m := map[string]peer{}
	rsaKey, err := rsa.GenerateKey(nil, 2048)
	must(err)
	for _, alg := range algorithms {
		m[alg] = newPeer(alg, rsaKey)
	}
	return m
})

func newPeer(alg string, rsaKey *rsa.PrivateKey) peer {
	h := map[string]crypto.Hash{"256": crypto.SHA256, "384": crypto.SHA384, "512": crypto.SHA512}[alg[len(alg)-3:]]
	hashed := func(input []byte) []byte {
		d := h.New()
		d.Write(input)
		return d.Sum(nil)
	}
	switch alg[:2] {
	case "HS":
		secret := make([]byte, h.Size())
		rand.Read(secret)
		return peer{alg, secret, inspect.NewSecret(secret, ""), func(input []byte) []byte {
			mac := hmac.New(h.New, secret)
			mac.Write(input)
			return mac.Sum(nil)
		}}
	case "RS":
		return peer{alg, &rsaKey.PublicKey, rsaInspect(rsaKey), func(input []byte) []byte {
			sig, err := rsa.SignPKCS1v15(nil, rsaKey, h, hashed(input))
			must(err)
			return sig
		}}
	case "PS":
		return peer{alg, &rsaKey.PublicKey, rsaInspect(rsaKey), func(input []byte) []byte {
			sig, err := rsa.SignPSS(rand.Reader, rsaKey, h, hashed(input), &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
			must(err)
			return sig
		}}
	case "ES":
		curve := map[string]elliptic.Curve{"ES256": elliptic.P256(), "ES384": elliptic.P384(), "ES512": elliptic.P521()}[alg]
		private, err := ecdsa.GenerateKey(curve, rand.Reader)
		must(err)
		size := (curve.Params().BitSize + 7) / 8
		return peer{alg, &private.PublicKey, &inspect.Key{Type: "EC", Curve: curve.Params().Name, Public: &private.PublicKey, Bits: curve.Params().BitSize},
			func(input []byte) []byte {
				r, s, err := ecdsa.Sign(rand.Reader, private, hashed(input))
				must(err)
				return append(r.FillBytes(make([]byte, size)), s.FillBytes(make([]byte, size))...)
			}}
	}
	public, private, err := ed25519.GenerateKey(rand.Reader)
	must(err)
	return peer{alg, public, &inspect.Key{Type: "OKP", Curve: "Ed25519", Public: public, Bits: 256},
		func(input []byte) []byte { return ed25519.Sign(private, input) }}
}

func rsaInspect(k *rsa.PrivateKey) *inspect.Key {
	return &inspect.Key{Type: "RSA", Public: &k.PublicKey, Bits: k.N.BitLen()}
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func must(err error) {
	if err != nil {
		panic(err)
	}
}
