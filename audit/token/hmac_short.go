package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hmacShort = audit.Rule{
	ID:       "hmac-short",
	Title:    "HMAC secret is shorter than its hash",
	Severity: audit.High,
	Why: "An HMAC is as strong as its secret at most, and anyone with one token can try secrets offline, " +
		"billions a second.",
	Fix:   "Use a random secret of at least 32 bytes for HS256, 48 for HS384 and 64 for HS512.",
	Refs:  []string{"RFC 7518 §3.2", "RFC 8725 §3.5"},
	Bad:   `{"alg":"HS256"} with a secret of 16 bytes, given by --secret-file`,
	Good:  `{"alg":"HS256"} with a secret of 32 bytes, given by --secret-file`,
	Needs: audit.NeedsKeys,
	CheckToken: func(p *audit.TokenPass) {
		secret := provenSecret(p)
		alg, _ := inspect.FindAlgorithm(p.Alg)
		if secret != nil && len(secret) < alg.KeyBytes {
			p.Reportf("signature", "the secret has %d bytes; %s needs %d", len(secret), p.Alg, alg.KeyBytes)
		}
	},
}

// provenSecret returns the given secret that made the token's HMAC, nil where
// none did.
func provenSecret(p *audit.TokenPass) []byte {
	if v := p.Signature(); v != nil && v.Key != nil {
		return v.Key.Secret
	}
	return nil
}
