package token

import "github.com/jwtctl/jwtctl/audit"

var logoutLong = audit.Rule{
	ID:       "logout-long",
	Title:    "logout token lives long",
	Severity: audit.Medium,
	Why:      "A captured logout token can be sent again until it expires, and ends sessions that the user has begun since.",
	Fix:      "Let logout tokens expire two minutes after issue at most.",
	Refs:     []string{"OIDC Back-Channel Logout §4", "OWASP ASVS 10.5.5"},
	Bad:      `{"alg":"ES256","typ":"logout+jwt"} with {"iat":1767323045,"exp":1767326645}`,
	Good:     `{"alg":"ES256","typ":"logout+jwt"} with {"iat":1767323045,"exp":1767323165}`,
	Profiles: []audit.Profile{audit.ProfileLogoutToken},
	CheckToken: func(p *audit.TokenPass) {
		l, ok := lifeOf(p)
		if _, isSet := capped(p, l); !ok || isSet { // life-access reports the user's cap
			return
		}
		if l.seconds > 2*minute && l.seconds <= 365*day { // life-extreme
			p.Reportf("payload/exp", "lives %s; a logout token should live two minutes at most", l)
		}
	},
}
