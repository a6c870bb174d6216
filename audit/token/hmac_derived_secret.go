package token

import "github.com/jwtctl/jwtctl/audit"

var hmacDerivedSecret = audit.Rule{
	ID:       "hmac-derived-secret",
	Title:    "HMAC with a secret that the token itself tells",
	Severity: audit.Critical,
	Why: "The secret is the issuer's name, an audience, a key ID or the like, or such a name with something behind " +
		"it. Whoever sees one token can guess it.",
	Fix:     "Replace the secret with 32 random bytes or more, and take every token under the old one for forged.",
	Refs:    []string{"RFC 8725 §3.5", "CWE-521"},
	Bad:     `a token with {"alg":"HS256"} and {"iss":"acme"} whose secret is "acme-jwt-secret"`,
	Good:    `a token with {"alg":"HS256"} and {"iss":"acme"} whose secret is random`,
	Recalls: true,
	CheckToken: func(p *audit.TokenPass) {
		if s := p.Secret(); s.Kind == audit.SecretDerived {
			p.Reportf("signature", "the secret can be told from the token (%s): anyone can forge it", s.Origin)
		}
	},
}
