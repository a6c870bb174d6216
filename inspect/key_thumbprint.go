package inspect

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"math/big"
)

// Thumbprint returns the SHA-256 thumbprint of the key (RFC 7638, RFC 8037
// §2), base64url encoded. It is made of the key's values and not of their
// text, so that it is the same for a JWK, PEM and a certificate. It is "" for
// a key that cannot be used.
func (k *Key) Thumbprint() string {
	canonical := k.canonical()
	if canonical == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(canonical))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// canonical writes the required members of the key in the order and form of
// RFC 7638 §3.2 and §3.3. None of the values needs escaping.
func (k *Key) canonical() string {
	enc := base64.RawURLEncoding.EncodeToString
	switch pub := k.Public.(type) {
	case *rsa.PublicKey:
		return `{"e":"` + enc(big.NewInt(int64(pub.E)).Bytes()) + `","kty":"RSA","n":"` + enc(pub.N.Bytes()) + `"}`
	case *ecdsa.PublicKey:
		point, err := pub.Bytes() // 4, x, y
		if err != nil {
			return ""
		}
		size := len(point) / 2
		return `{"crv":"` + pub.Params().Name + `","kty":"EC","x":"` + enc(point[1:1+size]) + `","y":"` + enc(point[1+size:]) + `"}`
	case ed25519.PublicKey:
		return `{"crv":"Ed25519","kty":"OKP","x":"` + enc(pub) + `"}`
	case *ecdh.PublicKey:
		return `{"crv":"X25519","kty":"OKP","x":"` + enc(pub.Bytes()) + `"}`
	}
	if len(k.Secret) > 0 {
		return `{"k":"` + enc(k.Secret) + `","kty":"oct"}`
	}
	return ""
}
