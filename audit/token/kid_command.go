package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var kidCommand = audit.Rule{
	ID:       "kid-command",
	Title:    "kid looks like a shell command",
	Severity: audit.High,
	Why: "A verifier that hands kid to a shell, or to Ruby's open, which runs what follows a bar, " +
		"executes the attacker's command.",
	Fix:  "Look kid up in the set of trusted keys; never pass it to a shell or to a function that may start one.",
	Refs: []string{"RFC 8725 §3.10", "CWE-78"},
	Bad:  `{"alg":"HS256","kid":"key1|whoami"}`,
	Good: `{"alg":"HS256","kid":"key1"}`,
	CheckToken: func(p *audit.TokenPass) {
		kid := oddKeyID(p)
		if kid == nil {
			return
		}
		if bytes.ContainsAny(kid, "|`") || containsAny(kid, "$(", "&&", "<(") || separatesCommand(kid) {
			p.Reportf("header/kid", "kid is %.80q: a shell runs a part of it", kid)
		}
	},
}

// separatesCommand reports a semicolon, unless it separates attributes of a
// distinguished name ("CN=key;O=Example").
func separatesCommand(kid []byte) bool {
	before, _, found := bytes.Cut(kid, []byte{';'})
	return found && bytes.IndexByte(before, '=') < 0
}
