package token

import "github.com/jwtctl/jwtctl/audit"

var hmacReused = audit.Rule{
	ID:       "hmac-reused",
	Title:    "one HMAC secret serves several issuers",
	Severity: audit.High,
	Why:      "Whoever can check an HMAC can make one: each service that has the secret can forge the tokens of every issuer that uses it.",
	Fix:      "Give each issuer and each audience a secret of its own, or sign with an asymmetric key.",
	Refs:     []string{"RFC 8725 §3.2", "OWASP JWT Cheat Sheet", "CWE-323"},
	Bad:      "tokens of https://a.example and https://b.example that one secret verifies",
	Good:     "tokens of https://a.example and https://b.example, each with a secret of its own",
	Recalls:  true,
	CheckToken: func(p *audit.TokenPass) {
		if issuer, shared := p.SecretSharedWith(); shared {
			p.Reportf("signature", "the secret is that of the issuer %q too", issuer)
		}
	},
}
