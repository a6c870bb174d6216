package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var kidSQLi = audit.Rule{
	ID:       "kid-sqli",
	Title:    "kid looks like SQL injection",
	Severity: audit.High,
	Why: "A verifier that puts kid into a query can be made to return a key of the attacker's choice, " +
		"and more of the database besides.",
	Fix:    "Look kid up in a set held in memory, or bind it as a parameter.",
	Refs:   []string{"RFC 8725 §3.10", "CWE-89"},
	Bad:    `{"alg":"HS256","kid":"x' UNION SELECT 'secret'-- "}`,
	Good:   `{"alg":"HS256","kid":"2026-01"}`,
	Needs:  audit.NeedsOddKeyID,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if kid := oddKeyID(p); kid != nil && keyid.SQL(kid) {
			p.Reportf("header/kid", "kid is %.80q: it breaks out of a quoted SQL string", kid)
		}
	},
}
