package inspect

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
)

// rsaEncryption is RSAES-PKCS1-v1_5 (RFC 7518 §4.2) or RSAES OAEP (§4.3).
type rsaEncryption struct {
	alg, enc     *Algorithm
	encryptedKey []byte
}

func newRSAEncryption(alg, enc *Algorithm, encryptedKey []byte) (keyManager, error) {
	if n := len(encryptedKey); n == 0 || n > MaxRSABits/8 {
		return nil, refuse("the encrypted key has %s; with %s it is as long as the modulus", plural(n, "byte"), alg.Name)
	}
	return rsaEncryption{alg, enc, encryptedKey}, nil
}

func (m rsaEncryption) unfit(k *Key) string {
	if k.Type != "RSA" {
		return unfitKind(k, m.alg.Name, "an RSA")
	}
	priv, ok := k.Private.(*rsa.PrivateKey)
	if !ok || priv == nil || priv.N == nil {
		return onlyPublic
	}
	// The length is public, so an early answer tells an attacker nothing.
	if priv.Size() != len(m.encryptedKey) {
		return fmt.Sprintf("the encrypted key has %d bytes, this key's modulus %d", len(m.encryptedKey), priv.Size())
	}
	return ""
}

func (m rsaEncryption) contentKey(k *Key) ([]byte, error) {
	priv := k.Private.(*rsa.PrivateKey) // unfit has seen to it
	if m.alg.Name == "RSA1_5" {
		return m.sessionKey(priv), nil
	}
	cek, err := rsa.DecryptOAEP(m.oaepHash(), nil, priv, m.encryptedKey, nil)
	if err != nil || len(cek) != m.enc.KeyBytes {
		return nil, errUnwrap
	}
	return cek, nil
}

// sessionKey opens RSAES-PKCS1-v1_5. Where the padding or the length is wrong
// the key is a random one, so that such a token fails exactly as one with a
// wrong tag does and is no oracle (RFC 3218 §2.3.2, RFC 7516 §11.5).
func (m rsaEncryption) sessionKey(priv *rsa.PrivateKey) []byte {
	cek := make([]byte, m.enc.KeyBytes)
	_, _ = rand.Read(cek) // never fails, see crypto/rand
	//lint:ignore SA1019 RSA1_5 is deprecated, and what old tokens are encrypted with.
	_ = rsa.DecryptPKCS1v15SessionKey(nil, priv, m.encryptedKey, cek)
	return cek
}

// oaepHash returns the hash for OAEP and its mask generation function.
func (m rsaEncryption) oaepHash() hash.Hash {
	switch m.alg.Name {
	case "RSA-OAEP-256":
		return sha256.New()
	case "RSA-OAEP-384":
		return sha512.New384()
	case "RSA-OAEP-512":
		return sha512.New()
	}
	return sha1.New() // RFC 7518 §4.3: the default parameters of RFC 8017
}

func (m rsaEncryption) operations() []string { return []string{"unwrapKey", "decrypt"} }
