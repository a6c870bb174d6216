package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimPrivileged = audit.Rule{
	ID:       "claim-privileged",
	Title:    "bearer is an administrator",
	Severity: audit.Info,
	Why:      "Such a token is worth stealing, and its rights last until it expires, whatever becomes of the account.",
	Fix:      "Keep it short-lived and bound to its holder, and look the role up where it matters.",
	Refs:     []string{"RFC 9700 §2.3", "OWASP ASVS 10.3.4"},
	Bad:      `{"sub":"alice","roles":["admin"]}`,
	Good:     `{"sub":"alice","roles":["editor"]}`,
	Cues:     []audit.Cue{{Like: isPrivilege}},
	CheckToken: func(p *audit.TokenPass) {
		at, ok := privilege(p)
		switch {
		case !ok:
		case at.Kind() == inspect.String && string(at.TextBytes()) == entraGlobalAdmin:
			p.Reportf("payload"+at.Path(), "role %q is Global Administrator", at.Text())
		case at.Kind() == inspect.String && at.Text() != "true":
			p.Reportf("payload"+at.Path(), "role %q makes the bearer an administrator", brief(at.Text()))
		default:
			p.Reportf("payload"+at.Path(), "%q makes the bearer an administrator", brief(at.Name()))
		}
	},
}
