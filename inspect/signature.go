package inspect

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"errors"
	"fmt"
	"hash"
	"math/big"
)

// errSignature says that a signature of the right form does not match.
var errSignature = errors.New("the signature does not match")

// checkSignature verifies a signature with the standard library alone. The
// caller has made sure that the algorithm is one that the key allows; the
// type of the key is checked once more, so that no algorithm can be used with
// a key of another kind. It returns errSignature where the signature is well
// formed and wrong.
func checkSignature(alg string, k *Key, input, sig []byte) error {
	switch alg {
	case "HS256", "HS384", "HS512":
		return checkHMAC(hashOf(alg), k, input, sig)
	case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512":
		return checkRSA(alg, k, input, sig)
	case "ES256", "ES384", "ES512":
		return checkECDSA(hashOf(alg), k, input, sig)
	case "EdDSA", "Ed25519":
		return checkEd25519(k, input, sig)
	}
	return fmt.Errorf("alg %q is not supported", alg)
}

// hashOf returns the hash of an algorithm whose name ends in its size.
func hashOf(alg string) crypto.Hash {
	switch alg[len(alg)-3:] {
	case "384":
		return crypto.SHA384
	case "512":
		return crypto.SHA512
	}
	return crypto.SHA256
}

// newHash returns what [hmac.New] asks for, without a closure.
func newHash(h crypto.Hash) func() hash.Hash {
	switch h {
	case crypto.SHA384:
		return sha512.New384
	case crypto.SHA512:
		return sha512.New
	}
	return sha256.New
}

func digest(h crypto.Hash, input []byte) []byte {
	d := h.New()
	d.Write(input)
	return d.Sum(nil)
}

// checkHMAC verifies RFC 7518 §3.2 in constant time.
func checkHMAC(h crypto.Hash, k *Key, input, sig []byte) error {
	if len(k.Secret) == 0 {
		return errors.New("the key is no secret")
	}
	mac := hmac.New(newHash(h), k.Secret)
	mac.Write(input)
	return match(hmac.Equal(mac.Sum(nil), sig))
}

// checkRSA verifies RFC 7518 §3.3 and §3.5: PKCS #1 v1.5, or PSS with a salt
// as long as the hash and no other.
func checkRSA(alg string, k *Key, input, sig []byte) error {
	pub, ok := k.Public.(*rsa.PublicKey)
	if !ok {
		return errors.New("the key is no RSA key")
	}
	h := hashOf(alg)
	if alg[0] == 'P' {
		opts := rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash}
		return match(rsa.VerifyPSS(pub, h, digest(h, input), sig, &opts) == nil)
	}
	return match(rsa.VerifyPKCS1v15(pub, h, digest(h, input), sig) == nil)
}

// checkECDSA verifies RFC 7518 §3.4: r and s, each of the curve's full length.
func checkECDSA(h crypto.Hash, k *Key, input, sig []byte) error {
	pub, ok := k.Public.(*ecdsa.PublicKey)
	if !ok {
		return errors.New("the key is no EC key")
	}
	if pub.Curve != hashCurve(h) {
		return errors.New("the key is on another curve than the algorithm's")
	}
	size := (pub.Curve.Params().BitSize + 7) / 8
	if len(sig) != 2*size {
		if len(sig) > 8 && sig[0] == 0x30 && ecdsa.VerifyASN1(pub, digest(h, input), sig) {
			return errors.New("the signature is in DER; JOSE signatures are r and s side by side (RFC 7518 §3.4)")
		}
		return fmt.Errorf("the signature has %d bytes; for %s it has %d", len(sig), k.Curve, 2*size)
	}
	r, s := new(big.Int).SetBytes(sig[:size]), new(big.Int).SetBytes(sig[size:])
	return match(ecdsa.Verify(pub, digest(h, input), r, s))
}

// hashCurve returns the one curve that goes with a hash, RFC 7518 §3.4.
func hashCurve(h crypto.Hash) elliptic.Curve {
	switch h {
	case crypto.SHA384:
		return elliptic.P384()
	case crypto.SHA512:
		return elliptic.P521()
	}
	return elliptic.P256()
}

// checkEd25519 verifies RFC 8037 §3.1.
func checkEd25519(k *Key, input, sig []byte) error {
	pub, ok := k.Public.(ed25519.PublicKey)
	if !ok || len(pub) != ed25519.PublicKeySize {
		return errors.New("the key is no Ed25519 key")
	}
	if len(sig) != ed25519.SignatureSize {
		return fmt.Errorf("the signature has %d bytes; for Ed25519 it has %d", len(sig), ed25519.SignatureSize)
	}
	return match(ed25519.Verify(pub, input, sig))
}

func match(ok bool) error {
	if !ok {
		return errSignature
	}
	return nil
}
