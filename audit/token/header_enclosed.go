package token

import (
	"crypto"
	"crypto/x509"
	"encoding/pem"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// enclosedKey reads the jwk header parameter, nil where it is no usable key.
func enclosedKey(jwk inspect.Value) *inspect.Key {
	if jwk.Kind() != inspect.Object {
		return nil
	}
	set, err := inspect.ReadKeys(jwk.Raw(), nil)
	if err != nil || len(set.Keys) != 1 || set.Keys[0].Problem != nil {
		return nil
	}
	return set.Keys[0]
}

// chainKey reads the key of the x5c header parameter. It is nil where it
// cannot be used, and where one of the given certificates stands behind it.
func chainKey(p *audit.TokenPass, x5c inspect.Value) *inspect.Key {
	var chain []*x509.Certificate
	for e := range x5c.Children() {
		cert, fault := certificate(e)
		if fault != "" || len(chain) == inspect.MaxCertificates || trusted(p, cert) {
			return nil
		}
		chain = append(chain, cert)
	}
	if len(chain) == 0 {
		return nil
	}
	set, err := inspect.ReadKeys(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: chain[0].Raw}), nil)
	if err != nil || set.Keys[0].Problem != nil {
		return nil
	}
	return set.Keys[0]
}

// trusted reports a certificate that is one of the given ones, or was issued
// by one, or holds a given key.
func trusted(p *audit.TokenPass, cert *x509.Certificate) bool {
	public, _ := cert.PublicKey.(interface{ Equal(crypto.PublicKey) bool })
	for _, set := range p.Policy.Keys {
		for _, k := range set.Keys {
			if public != nil && k.Public != nil && public.Equal(k.Public) {
				return true
			}
			for _, given := range k.Certificates {
				if chainFault(cert, given) == "" {
					return true
				}
			}
		}
	}
	return false
}
