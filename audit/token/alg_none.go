package token

import "github.com/jwtctl/jwtctl/audit"

var algNone = audit.Rule{
	ID:       "alg-none",
	Title:    "token is not signed",
	Severity: audit.Critical,
	Why:      "A verifier that trusts the header accepts any claims that an attacker writes.",
	Fix:      "Sign with an asymmetric algorithm such as ES256, and pin the algorithm at the verifier.",
	Refs:     []string{"RFC 8725 §2.1", "RFC 8725 §3.1", "CVE-2015-9235"},
	Bad:      `{"alg":"none"}`,
	Good:     `{"alg":"ES256"}`,
	Origin:   true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Alg == "none" {
			p.Reportf("header/alg", "alg is %q: anyone can forge this token", p.Alg)
		}
	},
}
