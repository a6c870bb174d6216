package keyring

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
)

// A sealed ring is an encrypted JWK Set as RFC 7517 §7 describes it: a JWE in
// compact form with a key derived from a passphrase (RFC 7518 §4.8).
const (
	sealAlg    = "PBES2-HS512+A256KW"
	sealEnc    = "A256GCM"
	iterations = 600_000 // about half a second; OWASP asks for 210,000 with SHA-512
	saltBytes  = 16
)

// ErrPassphrase is a passphrase that does not open a ring.
var ErrPassphrase = errors.New("the passphrase does not open it")

// IsSealed reports whether a text looks like an encrypted ring.
func IsSealed(data []byte) bool {
	return bytes.HasPrefix(data, []byte("eyJ")) && bytes.Count(data, []byte(".")) == 4
}

// Seal encrypts the text of a ring. What it returns is opened by [Open], and
// by any other JOSE library.
func Seal(plain, passphrase []byte, random io.Reader) ([]byte, error) {
	if len(passphrase) == 0 {
		return nil, errors.New("the passphrase is empty")
	}
	salt, cek := make([]byte, saltBytes), make([]byte, 32)
	nonce := make([]byte, 12)
	for _, b := range [][]byte{salt, cek, nonce} {
		if _, err := io.ReadFull(random, b); err != nil {
			return nil, err
		}
	}
	kek, err := pbkdf2.Key(sha512.New, string(passphrase), append([]byte(sealAlg+"\x00"), salt...), iterations, 32)
	if err != nil {
		return nil, err
	}
	wrapped, err := wrap(kek, cek)
	if err != nil {
		return nil, err
	}
	b64 := base64.RawURLEncoding.AppendEncode
	header := fmt.Appendf(nil, `{"alg":%q,"enc":%q,"cty":"jwk-set+json","p2s":"%s","p2c":%d}`, sealAlg, sealEnc, b64(nil, salt), iterations)
	protected := b64(nil, header)
	block, err := aes.NewCipher(cek)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	sealed := gcm.Seal(nil, nonce, plain, protected)
	n := len(sealed) - gcm.Overhead()
	out := append(b64(nil, header), '.')
	out = append(b64(out, wrapped), '.')
	out = append(b64(out, nonce), '.')
	out = append(b64(out, sealed[:n]), '.')
	out = append(b64(out, sealed[n:]), '\n')
	if len(out) > inspect.MaxTokenBytes {
		return nil, fmt.Errorf("the keyring would have %d bytes encrypted; the limit is %d", len(out), inspect.MaxTokenBytes)
	}
	return out, nil
}

// Open decrypts a sealed ring.
func Open(sealed, passphrase []byte) ([]byte, error) {
	t := inspect.Parse(bytes.TrimSpace(sealed))
	d, err := inspect.Decrypt(t, []*inspect.Key{inspect.NewSecret(passphrase, "passphrase")}, inspect.DecryptOptions{AllowWeakKeys: true})
	var why *inspect.DecryptError
	switch {
	case err == nil:
		return d.Plaintext, nil
	case errors.As(err, &why) && why.Failure == inspect.NotOpened:
		return nil, ErrPassphrase
	}
	return nil, err
}
