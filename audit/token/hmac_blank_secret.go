package token

import "github.com/jwtctl/jwtctl/audit"

var hmacBlankSecret = audit.Rule{
	ID:       "hmac-blank-secret",
	Title:    "HMAC with an empty secret",
	Severity: audit.Critical,
	Why: "The secret is empty, or nothing but zeros or white space, mostly because a setting was not filled in. " +
		"Anyone can make such tokens.",
	Fix:     "Set a random secret of at least 32 bytes, and let the service refuse to start without one.",
	Refs:    []string{"CVE-2019-20933", "RFC 7518 §3.2"},
	Bad:     `a token with {"alg":"HS256"} whose secret is ""`,
	Good:    `a token with {"alg":"HS256"} whose secret is random`,
	Recalls: true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Secret().Kind == audit.SecretBlank {
			p.Reportf("signature", "made with an empty or blank secret: anyone can forge this token")
		}
	},
}
