package token

import "github.com/jwtctl/jwtctl/audit"

var sigMasked = audit.Rule{
	ID:       "sig-masked",
	Title:    "signature is masked",
	Severity: audit.Info,
	Why: "The token was masked for a log or a ticket, so that nobody can use it: a good habit. " +
		"Nothing can be said about its signature, and header and claims are still readable.",
	Fix:   "To judge the signature, audit the token as its issuer made it.",
	Refs:  []string{"OWASP Logging Cheat Sheet", "CWE-532"},
	Bad:   `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.***`,
	Good:  `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		if isMasked(p) {
			p.Reportf("signature", "the signature was masked or cut off before this token was written down")
		}
	},
}
