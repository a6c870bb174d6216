package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var kidPath = audit.Rule{
	ID:       "kid-path",
	Title:    "kid looks like a file path",
	Severity: audit.High,
	Why: "A verifier that opens the key file named by kid can be led to a file with known content, such as /dev/null, " +
		"whose bytes then serve as the HMAC secret.",
	Fix:    "Look kid up in the set of trusted keys; never build a path from it.",
	Refs:   []string{"RFC 8725 §3.10", "CWE-22", "CWE-73"},
	Bad:    `{"alg":"HS256","kid":"../../dev/null"}`,
	Good:   `{"alg":"HS256","kid":"2026-01"}`,
	Needs:  audit.NeedsOddKeyID,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if kid := oddKeyID(p); kid != nil && keyid.Path(kid) {
			p.Reportf("header/kid", "kid is %.80q: it leads a verifier that opens key files astray", kid)
		}
	},
}
