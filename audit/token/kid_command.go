package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var kidCommand = audit.Rule{
	ID:       "kid-command",
	Title:    "kid looks like a shell command",
	Severity: audit.High,
	Why: "A verifier that hands kid to a shell, or to Ruby's open, which runs what follows a bar, " +
		"executes the attacker's command.",
	Fix:    "Look kid up in the set of trusted keys; never pass it to a shell or to a function that may start one.",
	Refs:   []string{"RFC 8725 §3.10", "CWE-78"},
	Bad:    `{"alg":"HS256","kid":"key1|whoami"}`,
	Good:   `{"alg":"HS256","kid":"key1"}`,
	Needs:  audit.NeedsOddKeyID,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if kid := oddKeyID(p); kid != nil && keyid.Command(kid) {
			p.Reportf("header/kid", "kid is %.80q: a shell runs a part of it", kid)
		}
	},
}
