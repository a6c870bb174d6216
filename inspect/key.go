package inspect

import (
	"crypto"
	"crypto/x509"
	"math/big"
)

// A Key is one key as its JWK, PEM block or certificate states it, checked as
// far as a key can be checked by itself.
type Key struct {
	// ID is the "kid" (RFC 7517 §4.5), "" where there is none.
	ID string
	// Type is the "kty": "RSA", "EC", "OKP" or "oct"; whatever a JWK says,
	// known or not.
	Type string
	// Curve is the "crv" of an EC or OKP key.
	Curve string
	// Algorithm is the "alg" that the key is bound to, "" where it is not.
	Algorithm string
	// Use is "sig" or "enc", Operations the "key_ops" (RFC 7517 §4.2, §4.3), nil for
	// a key that has none and may do everything.
	Use        string
	Operations []string

	// Public is an *rsa.PublicKey, *ecdsa.PublicKey, ed25519.PublicKey or, for
	// X25519, *ecdh.PublicKey; nil for symmetric and unusable keys.
	Public crypto.PublicKey
	// Private is an *rsa.PrivateKey, *ecdsa.PrivateKey, ed25519.PrivateKey or
	// *ecdh.PrivateKey; nil for public keys.
	Private crypto.PrivateKey
	// Secret is the value of a symmetric key.
	Secret []byte
	// Bits is the size of the modulus, of the curve's field or of the secret.
	Bits int
	// Modulus and Exponent are the numbers of an RSA key (RFC 7518 §6.3.1) as
	// stated. They are there for unusable keys too, if they could be read, so
	// that a key can be judged that must not be used. Never use them to verify.
	Modulus, Exponent *big.Int

	// pss says that the RSA key is for RSASSA-PSS alone, bare that of its
	// private part only d is stated.
	pss, bare bool

	// Certificates is the chain that came with the key, leaf first.
	Certificates []*x509.Certificate
	// ChainProblem says what is wrong with the "x5c" of a JWK (RFC 7517 §4.7),
	// also where something else is the key's Problem.
	ChainProblem error
	// JSON is the JWK, the zero Value for keys from PEM.
	JSON Value
	// Source says where in its file the key stood: "keys/2", "PEM block 1 (PUBLIC KEY)".
	Source string

	// Problem says why the key must not be used at all: a member is missing
	// or malformed, the point is not on the curve, the type is not known.
	// It is nil for a usable key.
	Problem error
	// Weakness says why the key should not be used although it can be: an
	// RSA key below 2048 bits, a ROCA modulus. It is "" for a strong key.
	Weakness string
}

// IsPrivate reports whether the key can sign or decrypt: it has a private
// part or is symmetric.
func (k *Key) IsPrivate() bool { return k.Private != nil || k.Secret != nil }

// IsSymmetric reports an "oct" key.
func (k *Key) IsSymmetric() bool { return k.Secret != nil }

// A KeySet is the keys of one source, in their order. Keys that cannot be
// used stand in their place with a Problem; the others are not affected.
type KeySet struct {
	Keys  []*Key
	byID  map[string][]*Key
	mixed bool // symmetric and asymmetric signature keys side by side
}

// NewKeySet makes a set of keys and indexes it by key ID.
func NewKeySet(keys ...*Key) *KeySet {
	s := &KeySet{Keys: keys, byID: make(map[string][]*Key, len(keys))}
	var symmetric, asymmetric bool
	for _, k := range keys {
		s.byID[k.ID] = append(s.byID[k.ID], k)
		if k.Problem == nil && k.Use != "enc" {
			symmetric = symmetric || k.IsSymmetric()
			asymmetric = asymmetric || !k.IsSymmetric()
		}
	}
	s.mixed = symmetric && asymmetric
	return s
}

// ByID returns the keys with this ID, in their order. Its cost does not
// depend on the size of the set.
func (s *KeySet) ByID(id string) []*Key { return s.byID[id] }
