// Package jose is the only importer of github.com/lestrrat-go/jwx/v2, so that
// replacing it one day touches nothing else. It uses jwx for key encoding and
// cryptography alone; every check of what a token or key may be stands above
// it. docs/adr/0001-jwx-v2.md tells why, and what is guarded.
package jose

import (
	"crypto"
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/lestrrat-go/jwx/v2/jwk"
)

// maxKeyBytes bounds the JWK text that is handed to jwx.
const maxKeyBytes = 64 << 10

// Thumbprint returns the RFC 7638 SHA-256 thumbprint of a JWK, base64url
// encoded, as "jkt" and "cnf" carry it. The JWK is untrusted: a panic inside
// jwx (as for an Ed25519 key of the wrong length) comes back as an error.
func Thumbprint(jwkJSON []byte) (thumbprint string, err error) {
	defer guard(&err)
	if len(jwkJSON) > maxKeyBytes {
		return "", fmt.Errorf("key is %d bytes; the limit is %d", len(jwkJSON), maxKeyBytes)
	}
	key, err := jwk.ParseKey(jwkJSON)
	if err != nil {
		return "", errors.New("not a JWK that can be read")
	}
	sum, err := key.Thumbprint(crypto.SHA256)
	if err != nil {
		return "", errors.New("no thumbprint can be made of this JWK")
	}
	return base64.RawURLEncoding.EncodeToString(sum), nil
}

// guard turns a panic inside jwx into an error: no input kills the process.
func guard(err *error) {
	if value := recover(); value != nil {
		*err = errors.New("the JOSE library failed on this input")
	}
}
