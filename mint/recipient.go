package mint

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/rsa"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Recipient is whom a token is encrypted to.
type Recipient struct {
	// Algorithm is the "alg", Encryption the "enc" (RFC 7518 §4.1, §5.1).
	Algorithm, Encryption string
	// Key is the recipient's public key, or the secret shared with it.
	Key *inspect.Key
}

// NewRecipient encrypts to a key. alg is "" for the one that the key is bound
// to, or else the best for its kind: RSA-OAEP-256, ECDH-ES+A256KW, or the AES
// key wrapping of the secret's size. enc is "" for A256GCM.
func NewRecipient(k *inspect.Key, alg, enc string) (*Recipient, error) {
	fits := managements(k)
	switch {
	case k.Problem != nil:
		return nil, badf("%s cannot be used: %w", describe(k), k.Problem)
	case k.Use != "" && k.Use != "enc":
		return nil, badf("%s is not for encryption: its use is %.40q", describe(k), k.Use)
	case k.Weakness != "":
		return nil, badf("%s is too weak to encrypt to: %s", describe(k), k.Weakness)
	case len(fits) == 0:
		return nil, hintf("give an RSA, EC or X25519 key, or a secret of 16, 24, 32, 48 or 64 bytes", "nothing can be encrypted to %s", describe(k))
	}
	if alg == "" {
		if alg = k.Algorithm; alg == "" {
			alg = fits[0]
		}
	}
	if a, ok := inspect.FindAlgorithm(alg); ok && a.Kind == inspect.ContentEncryption && k.IsSymmetric() {
		alg, enc = "dir", a.Name // a JWK whose alg is an enc is used directly
	}
	switch {
	case k.Algorithm != "" && k.Algorithm != alg && k.Algorithm != enc:
		return nil, badf("%s is bound to %.40s and not for %.40s", describe(k), k.Algorithm, alg)
	case !slices.Contains(fits, alg):
		return nil, hintf("it takes "+strings.Join(fits, ", "), "%s cannot be encrypted to with %.40q", describe(k), alg)
	}
	return chooseContent(k, alg, enc)
}

// chooseContent settles the enc; that of "dir" follows from the secret's size.
func chooseContent(k *inspect.Key, alg, enc string) (*Recipient, error) {
	if enc == "" {
		enc = "A256GCM"
		if alg == "dir" {
			enc = direct(len(k.Secret))
		}
	}
	a, ok := inspect.FindAlgorithm(enc)
	switch {
	case !ok || a.Kind != inspect.ContentEncryption:
		return nil, hintf("choose "+strings.Join(contents(), ", "), "unknown content encryption %.40q", enc)
	case alg == "dir" && len(k.Secret) != a.KeyBytes:
		return nil, badf("%s needs a secret of %d bytes, %s has %d", enc, a.KeyBytes, describe(k), len(k.Secret))
	}
	return &Recipient{Algorithm: alg, Encryption: enc, Key: k}, nil
}

// managements lists the key management algorithms that fit a key, best first.
func managements(k *inspect.Key) []string {
	switch pub := k.Public.(type) {
	case *rsa.PublicKey:
		return []string{"RSA-OAEP-256", "RSA-OAEP", "RSA-OAEP-384", "RSA-OAEP-512"}
	case *ecdsa.PublicKey:
		if _, err := pub.ECDH(); err != nil {
			return nil
		}
		return []string{"ECDH-ES+A256KW", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW"}
	case *ecdh.PublicKey:
		return []string{"ECDH-ES+A256KW", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW"}
	}
	if !k.IsSymmetric() {
		return nil
	}
	var fits []string
	if n := 8 * len(k.Secret); n == 128 || n == 192 || n == 256 {
		fits = []string{fmt.Sprintf("A%dKW", n), fmt.Sprintf("A%dGCMKW", n)}
	}
	if direct(len(k.Secret)) != "" {
		fits = append(fits, "dir")
	}
	return append(fits, "PBES2-HS512+A256KW", "PBES2-HS384+A192KW", "PBES2-HS256+A128KW")
}

// direct returns the enc whose key has n bytes, the widespread one if several do.
func direct(n int) string {
	switch n {
	case 16:
		return "A128GCM"
	case 24:
		return "A192GCM"
	case 32:
		return "A256GCM"
	case 48:
		return "A192CBC-HS384"
	case 64:
		return "A256CBC-HS512"
	}
	return ""
}

func contents() []string {
	var list []string
	for _, a := range inspect.Algorithms() {
		if a.Kind == inspect.ContentEncryption {
			list = append(list, a.Name)
		}
	}
	return list
}

// randomBytes reads n bytes of randomness.
func randomBytes(random io.Reader, n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(random, b); err != nil {
		return nil, fmt.Errorf("no randomness: %w", err)
	}
	return b, nil
}
