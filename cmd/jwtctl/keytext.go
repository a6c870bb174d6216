package main

import (
	"errors"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// keyText says how keys are written.
type keyText struct {
	format     string
	public     bool
	passphrase []byte // encrypts private keys in PEM; nil for none
	random     io.Reader
}

// write writes keys one after the other, or as a set. What cannot be written
// in this form is a usage error.
func (t keyText) write(keys []*inspect.Key) ([]byte, error) {
	if one := t.format == formatJWK || t.format == formatDER; one && len(keys) != 1 {
		return nil, usagef("write a set with -o jwks, or choose one with --only KID", "there are %d keys, and -o %s holds one", len(keys), t.format)
	}
	var texts [][]byte
	for _, k := range keys {
		text, err := t.writer()(k)
		if err != nil {
			return nil, unwritable(err)
		}
		texts = append(texts, text)
	}
	if t.format == formatJWKS {
		return keygen.Set(texts...), nil
	}
	var all []byte
	for _, text := range texts {
		all = append(all, text...)
	}
	if t.format == formatJWK {
		all = append(all, '\n')
	}
	return all, nil
}

// writer is what writes one key. Only a key that has a private part is
// written with it.
func (t keyText) writer() func(*inspect.Key) ([]byte, error) {
	private, public := func(k *inspect.Key) ([]byte, error) { return keygen.JWK(k) }, keygen.PublicJWK
	switch t.format {
	case formatPEM:
		private, public = t.pem, keygen.PublicPEM
	case formatDER:
		private, public = keygen.PKCS8, keygen.SPKI
	}
	return func(k *inspect.Key) ([]byte, error) {
		if t.public || !k.IsPrivate() {
			return public(k)
		}
		return private(k)
	}
}

func (t keyText) pem(k *inspect.Key) ([]byte, error) {
	if t.passphrase == nil {
		return keygen.PEM(k)
	}
	return keygen.EncryptedPEM(k, t.passphrase, t.random)
}

// unwritable makes a usage error of a refusal.
func unwritable(err error) error {
	var refused *keygen.Refusal
	if errors.As(err, &refused) {
		return usageError{err}
	}
	return err
}
