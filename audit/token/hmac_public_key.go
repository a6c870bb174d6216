package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hmacPublicKey = audit.Rule{
	ID:       "hmac-public-key",
	Title:    "HMAC with the public key as the secret",
	Severity: audit.Critical,
	Why: "The text of the issuer's public key was taken for a secret. Where a verifier accepts that, everyone who " +
		"knows the public key can sign: algorithm confusion.",
	Fix:   "Treat the token as an attack; pin the algorithm at the verifier, and never hand a public key to an HMAC.",
	Refs:  []string{"RFC 8725 §2.1", "RFC 8725 §3.1", "CVE-2016-10555", "CVE-2024-54150"},
	Bad:   `a token with {"alg":"HS256"} whose secret is the PEM text of the issuer's public key`,
	Good:  `a token with {"alg":"RS256"} that the issuer's private key signed`,
	Needs: audit.NeedsKeys | audit.NeedsMAC,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Alg) != 5 || p.Alg[0] != 'H' {
			return
		}
		if v := p.Signature(); v == nil || v.Key != nil {
			return
		}
		if k := inspect.ConfusedKey(p.Token, p.Policy.Keys); k != nil {
			p.Reportf("signature", "made with the public %s key as the secret: algorithm confusion", k.Type)
		}
	},
}
