package keyset

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var jwkKidThumbprint = audit.Rule{
	ID:       "jwk-kid-thumbprint",
	Title:    "kid looks like a thumbprint of another key",
	Severity: audit.Low,
	Why: "Clients that compare kid with the thumbprint take the key for a wrong one; often the key was " +
		"replaced and its name kept.",
	Fix:  "Compute kid anew from the key that stands here.",
	Refs: []string{"RFC 7638", "RFC 7517 §4.5"},
	Bad:  `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"}`,
	Good: `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"}`,
	CheckKey: func(p *audit.KeyPass) {
		own := p.Key.Thumbprint()
		if own == "" || own == p.Key.ID || !keyid.Thumbprint([]byte(p.Key.ID)) {
			return
		}
		if der, err := x509.MarshalPKIXPublicKey(p.Key.Public); err == nil { // Keycloak hashes the public key in DER
			if sum := sha256.Sum256(der); base64.RawURLEncoding.EncodeToString(sum[:]) == p.Key.ID {
				return
			}
		}
		p.Reportf("kid", "kid has the form of a thumbprint, but that of the key is %s", own)
	},
}
