package token

import "github.com/jwtctl/jwtctl/audit"

var setExp = audit.Rule{
	ID:       "set-exp",
	Title:    "security event token expires",
	Severity: audit.Info,
	Why:      "An event has happened and does not expire; with exp the token is more like an access token, and may be taken for one.",
	Fix:      "Leave exp out.",
	Refs:     []string{"RFC 8417 §2.2", "RFC 8417 §4.6"},
	Bad:      `{"alg":"ES256","typ":"secevent+jwt"} with {"events":{"https://as.example/e":{}},"exp":1767323945}`,
	Good:     `{"alg":"ES256","typ":"secevent+jwt"} with {"events":{"https://as.example/e":{}}}`,
	Profiles: []audit.Profile{audit.ProfileSET},
	CheckToken: func(p *audit.TokenPass) {
		if states(p, "exp") {
			p.Reportf("payload/exp", "exp is not recommended in security event tokens")
		}
	},
}
