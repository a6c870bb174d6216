package keygen

import (
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
)

// PKCS8 writes the private key as the DER of a PrivateKeyInfo, RFC 5958 §2.
func PKCS8(k *inspect.Key) ([]byte, error) {
	switch {
	case k.Problem != nil:
		return nil, k.Problem
	case k.IsSymmetric():
		return nil, refuse("write it as a JWK", "a symmetric key has no PEM form")
	case k.Private == nil:
		return nil, refuse("give the private key", "the key has no private part")
	}
	return x509.MarshalPKCS8PrivateKey(k.Private)
}

// SPKI writes the public key as the DER of a SubjectPublicKeyInfo, RFC 5280
// §4.1.2.7.
func SPKI(k *inspect.Key) ([]byte, error) {
	switch {
	case k.Problem != nil:
		return nil, k.Problem
	case k.IsSymmetric():
		return nil, errNoPublic()
	case k.Public == nil:
		return nil, errNoKey
	}
	return x509.MarshalPKIXPublicKey(k.Public)
}

// PEM writes the private key as a PEM block PRIVATE KEY, RFC 7468 §10.
func PEM(k *inspect.Key) ([]byte, error) { return block("PRIVATE KEY", k, PKCS8) }

// PublicPEM writes the public key as a PEM block PUBLIC KEY, RFC 7468 §13.
func PublicPEM(k *inspect.Key) ([]byte, error) { return block("PUBLIC KEY", k, SPKI) }

func block(label string, k *inspect.Key, write func(*inspect.Key) ([]byte, error)) ([]byte, error) {
	der, err := write(k)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der}), nil
}

// Signer returns the key as what the standard library signs with. A secret or
// an X25519 key is none.
func Signer(k *inspect.Key) (crypto.Signer, error) {
	signer, ok := k.Private.(crypto.Signer)
	if !ok || k.Problem != nil {
		return nil, fmt.Errorf("the key %.40q has no private part that signs", k.ID)
	}
	return signer, nil
}
