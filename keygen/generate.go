package keygen

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
)

// DefaultRSABits is the size of an RSA modulus where none is asked for: 128
// bits of security, NIST SP 800-57 Part 1 §5.6.1.
const DefaultRSABits = 3072

// Options say what key to make, beyond its algorithm. Random is needed, the
// other zero values stand for what fits the algorithm.
type Options struct {
	// ID is the "kid", the key's RFC 7638 thumbprint by default.
	ID string
	// Use is "sig" or "enc" and must fit the algorithm.
	Use string
	// Bits is the size of an RSA modulus or of a secret. A multiple of 8.
	Bits int
	// Curve is the "crv" of a key for ECDH-ES: P-256 (the default), P-384,
	// P-521 or X25519. Other algorithms have one curve at most.
	Curve string
	// AllowWeak makes keys that are too small for their algorithm.
	AllowWeak bool
	// Random is where secrets come from. Since Go 1.26 the standard library
	// makes RSA and elliptic curve keys of its own randomness alone.
	Random io.Reader
}

// Generate makes a key for the algorithm. Its errors are a [*Refusal], unless
// it was Random that failed.
func Generate(alg string, o Options) (*inspect.Key, error) {
	a, err := find(alg)
	if err != nil {
		return nil, err
	}
	if o.Use != "" && o.Use != useOf(a) {
		return nil, refuse("leave the use out: it follows from the algorithm", "use %.40q does not fit %s, whose keys have use %q", o.Use, alg, useOf(a))
	}
	if err := CheckID(o.ID); err != nil {
		return nil, err
	}
	k, err := material(a, o)
	if err != nil {
		return nil, err
	}
	if k.Problem != nil {
		return nil, fmt.Errorf("the key that was made is no sound key: %w", k.Problem)
	}
	k.Algorithm, k.Use, k.ID = a.Name, useOf(a), o.ID
	if k.ID == "" {
		k.ID = k.Thumbprint()
	}
	return k, nil
}

// source is the [inspect.Key.Source] of keys that were made here.
const source = "generated"

// material makes the key itself, without what it says about itself.
func material(a *inspect.Algorithm, o Options) (*inspect.Key, error) {
	if a.KeyType == "oct" {
		return secret(a, o)
	}
	if a.KeyType == "RSA" {
		bits, err := modulusBits(a, o)
		if err != nil {
			return nil, err
		}
		return wrap(rsa.GenerateKey(o.Random, bits))
	}
	curve, err := curveOf(a, o)
	switch {
	case err != nil:
		return nil, err
	case curve == "Ed25519":
		_, private, err := ed25519.GenerateKey(o.Random)
		return wrap(private, err)
	case curve == "X25519":
		return wrap(ecdh.X25519().GenerateKey(o.Random))
	}
	return wrap(ecdsa.GenerateKey(elliptics(curve), o.Random))
}

// wrap makes a key of what the standard library has made.
func wrap[K any](private K, err error) (*inspect.Key, error) {
	if err != nil {
		return nil, err
	}
	return inspect.NewKey(private, source), nil
}

// elliptics returns the curve with the name of a "crv", RFC 7518 §6.2.1.1.
func elliptics(name string) elliptic.Curve {
	switch name {
	case "P-384":
		return elliptic.P384()
	case "P-521":
		return elliptic.P521()
	}
	return elliptic.P256()
}

// secret makes a symmetric key.
func secret(a *inspect.Algorithm, o Options) (*inspect.Key, error) {
	size, err := secretBytes(a, o)
	if err != nil {
		return nil, err
	}
	bytes := make([]byte, size)
	if _, err := io.ReadFull(o.Random, bytes); err != nil {
		return nil, err
	}
	return inspect.NewSecret(bytes, source), nil
}
