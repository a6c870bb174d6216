package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseNoncanonicalBase64 = audit.Rule{
	ID:       "parse-noncanonical-base64",
	Title:    "base64url is not canonical",
	Severity: audit.Medium,
	Why: "The same bytes can be written in several ways; where verifiers accept them all, " +
		"a revoked token comes back under another spelling that no denylist knows.",
	Fix:   "Write base64url without padding, line breaks and stray bits; refuse anything else, or key denylists by jti.",
	Refs:  []string{"RFC 7515 §2", "RFC 4648 §3.5", "OWASP JWT Cheat Sheet"},
	Bad:   `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0=.c2lnbmF0dXJl`,
	Good:  `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Token.Problems) > 0 {
			reportFirst(p, audit.Medium, func(_ *audit.TokenPass, pr *inspect.Problem) bool { return pr.Code == inspect.CodeNoncanonical })
		}
	},
}
