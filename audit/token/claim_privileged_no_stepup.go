package token

import "github.com/jwtctl/jwtctl/audit"

var claimPrivilegedNoStepup = audit.Rule{
	ID:       "claim-privileged-no-stepup",
	Title:    "administrator without proof of a strong login",
	Severity: audit.Low,
	Why:      "A service cannot ask for a recent or second-factor login before dangerous actions, because the token does not tell how and when the user logged in.",
	Fix:      "Put auth_time, acr or amr into access tokens of administrators, and check them (RFC 9470 lets a service ask for more).",
	Refs:     []string{"RFC 9068 §2.2.1", "RFC 9470", "OWASP ASVS 10.3.4"},
	Bad:      `{"sub":"alice","client_id":"app","scope":"openid","roles":["admin"]}`,
	Good:     `{"sub":"alice","client_id":"app","scope":"openid","roles":["admin"],"acr":"phrh","auth_time":1767322000}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Cues:     []audit.Cue{{Like: isPrivilege}},
	CheckToken: func(p *audit.TokenPass) {
		at, ok := privilege(p)
		if !ok || isMachine(p) {
			return
		}
		for _, name := range [...]string{"auth_time", "acr", "amr", "acrs"} {
			if states(p, name) {
				return
			}
		}
		p.Reportf("payload"+at.Path(), "an administrator's token has no auth_time, acr or amr")
	},
}
