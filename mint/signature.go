package mint

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rsa"
	_ "crypto/sha256" // for crypto.SHA256
	_ "crypto/sha512" // for crypto.SHA384 and crypto.SHA512
	"encoding/asn1"
	"errors"
	"fmt"
	"io"
	"math/big"
)

// hashOf returns the hash of an algorithm whose name ends in its size.
func hashOf(alg string) crypto.Hash {
	switch alg[max(0, len(alg)-3):] {
	case "384":
		return crypto.SHA384
	case "512":
		return crypto.SHA512
	}
	return crypto.SHA256
}

// MAC makes HMACs (RFC 7518 §3.2) with any bytes as the secret: an empty one,
// or the text of a public key, as attackers do.
func MAC(h crypto.Hash, secret []byte) SignFunc {
	return func(input []byte) ([]byte, error) {
		mac := hmac.New(h.New, secret)
		mac.Write(input)
		return mac.Sum(nil), nil
	}
}

// ownMAC is MAC for one goroutine: its result is good until the next call.
func ownMAC(h crypto.Hash, secret []byte) SignFunc {
	mac := hmac.New(h.New, secret)
	sum := make([]byte, 0, h.Size())
	return func(input []byte) ([]byte, error) {
		mac.Reset()
		mac.Write(input)
		return mac.Sum(sum), nil
	}
}

// Signature makes signatures by RFC 7518 §3.3 to §3.5 and RFC 8037 §3.1 with a
// key that may live anywhere. The key must be of the algorithm's kind; that
// it is on the algorithm's curve and of its size is not asked.
func Signature(alg string, key crypto.Signer, random io.Reader) (SignFunc, error) {
	h := hashOf(alg)
	var opts crypto.SignerOpts = h
	fits := false
	switch alg {
	case "RS256", "RS384", "RS512":
		_, fits = key.Public().(*rsa.PublicKey)
	case "PS256", "PS384", "PS512":
		_, fits = key.Public().(*rsa.PublicKey)
		opts = &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: h}
	case "ES256", "ES384", "ES512":
		pub, ok := key.Public().(*ecdsa.PublicKey)
		if !ok {
			break
		}
		size := (pub.Curve.Params().BitSize + 7) / 8
		return func(input []byte) ([]byte, error) {
			der, err := key.Sign(random, digest(h, input), h)
			if err != nil {
				return nil, err
			}
			return fromDER(der, size)
		}, nil
	case "EdDSA", "Ed25519":
		if _, ok := key.Public().(ed25519.PublicKey); ok {
			return func(input []byte) ([]byte, error) { return key.Sign(random, input, crypto.Hash(0)) }, nil
		}
	}
	if !fits {
		return nil, badf("no key of type %T signs with %s", key.Public(), alg)
	}
	return func(input []byte) ([]byte, error) { return key.Sign(random, digest(h, input), opts) }, nil
}

func digest(h crypto.Hash, input []byte) []byte {
	d := h.New()
	d.Write(input)
	return d.Sum(nil)
}

// fromDER turns an ECDSA signature from ASN.1 (RFC 3279 §2.2.3) into r and s
// side by side, each of the curve's full length (RFC 7518 §3.4).
func fromDER(der []byte, size int) ([]byte, error) {
	var sig struct{ R, S *big.Int }
	rest, err := asn1.Unmarshal(der, &sig)
	switch {
	case err != nil || len(rest) > 0:
		return nil, errors.New("the signature is not DER")
	case sig.R.Sign() <= 0 || sig.S.Sign() <= 0 || max(sig.R.BitLen(), sig.S.BitLen()) > 8*size:
		return nil, fmt.Errorf("the signature does not fit a curve of %d bytes", size)
	}
	out := make([]byte, 2*size)
	sig.R.FillBytes(out[:size])
	sig.S.FillBytes(out[size:])
	return out, nil
}
