package inspect

import (
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"strings"
)

// chain reads "x5c", RFC 7517 §4.7: certificates in base64 (not base64url),
// of which the first holds the key itself.
func (k *Key) chain() error {
	list := k.JSON.Get("x5c")
	if !list.Exists() {
		return nil
	}
	if list.Kind() != Array {
		return badKey(`member "x5c" is of type %s, not an array`, list.Kind()).as(FaultChain)
	}
	for v := range list.Children() {
		if len(k.Certificates) == MaxCertificates {
			return badKey(`member "x5c" has more than %d certificates`, MaxCertificates).as(FaultChain)
		}
		der, err := base64.StdEncoding.Strict().DecodeString(v.Text())
		if v.Kind() != String || err != nil || strings.ContainsAny(v.Text(), "\r\n") {
			return badKey("x5c/%d is not base64 (RFC 7517 §4.7)", len(k.Certificates)).as(FaultChain)
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return badKey("x5c/%d is not a certificate: %s", len(k.Certificates), reason(err)).as(FaultChain)
		}
		k.Certificates = append(k.Certificates, cert)
	}
	if len(k.Certificates) == 0 {
		return badKey(`member "x5c" is empty`).as(FaultChain)
	}
	leaf := &Key{}
	_ = leaf.setCertified(k.Certificates[0].PublicKey, k.Certificates[0].RawSubjectPublicKeyInfo) // nil is another key too
	if k.Public != nil && !samePublic(k.Public, leaf.Public) {
		return badKey("the first certificate of x5c holds another key (RFC 7517 §4.7)").as(FaultChainKey)
	}
	return nil
}

// samePublic compares public keys of any type.
func samePublic(a, b crypto.PublicKey) bool {
	key, ok := a.(interface{ Equal(crypto.PublicKey) bool })
	return ok && key.Equal(b)
}
