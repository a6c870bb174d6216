package token

import "github.com/jwtctl/jwtctl/audit"

var assertLong = audit.Rule{
	ID:       "assert-long",
	Title:    "client assertion lives long",
	Severity: audit.Medium,
	Why:      "An assertion is made for one request. Whoever captures one that lives on can log in as the client.",
	Fix:      "Let assertions expire after a minute or so, five at most, and have the server remember jti.",
	Refs:     []string{"RFC 7523 §3", "OWASP ASVS 10.4.16"},
	Bad:      `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iat":1767323045,"exp":1767326645}`,
	Good:     `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iat":1767323045,"exp":1767323105}`,
	Profiles: []audit.Profile{audit.ProfileClientAssertion},
	CheckToken: func(p *audit.TokenPass) {
		l, ok := lifeOf(p)
		if _, isSet := capped(p, l); !ok || isSet { // life-access reports the user's cap
			return
		}
		switch {
		case l.seconds > 365*day: // life-extreme
		case l.seconds > hour:
			p.ReportSeverityf(audit.High, "payload/exp", "lives %s; a client assertion is made for one request", l)
		case l.seconds > 5*minute:
			p.Reportf("payload/exp", "lives %s; a client assertion is made for one request", l)
		}
	},
}
