package token

import "github.com/jwtctl/jwtctl/audit"

var lifePrivileged = audit.Rule{
	ID:       "life-privileged",
	Title:    "administrator's token lives longer than an hour",
	Severity: audit.High,
	Why:      "Whoever steals it rules the service until it expires, even after the administrator has been removed.",
	Fix:      "Issue tokens with such rights for minutes, after a recent login with a second factor.",
	Refs:     []string{"RFC 9700 §2.2", "RFC 9700 §2.3", "OWASP ASVS 10.3.4"},
	Bad:      `{"sub":"alice","roles":["admin"],"iat":1767323045,"exp":1767409445}`,
	Good:     `{"sub":"alice","roles":["admin"],"iat":1767323045,"exp":1767323345}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken, audit.ProfileGeneric},
	Needs:    audit.NeedsLongLife,
	Cues:     []audit.Cue{{Like: isPrivilege}, {Names: []string{"scope", "scp", "permissions", "scopes"}}},
	CheckToken: func(p *audit.TokenPass) {
		l, ok := lifeOf(p)
		if !ok || l.seconds <= hour || l.seconds > 365*day || p.Policy.MaxLifetime > 0 || !isBearer(p) {
			return
		}
		if at, ok := privilege(p); ok {
			p.Reportf("payload/exp", "lives %s and makes its bearer an administrator (%s)", l, brief("payload"+at.Path()))
		} else if scope, _ := findScope(p, grantsAll); scope != nil {
			p.Reportf("payload/exp", "lives %s and grants everything (scope %q)", l, scope)
		}
	},
}
