package token

import "github.com/jwtctl/jwtctl/audit"

var lifeRefresh = audit.Rule{
	ID:       "life-refresh",
	Title:    "refresh token lives long",
	Severity: audit.Medium,
	Why:      "Whoever steals a refresh token mints access tokens until it ends.",
	Fix:      "Let refresh tokens end after at most 30 days, rotate them at each use, and end them when they are idle.",
	Refs:     []string{"RFC 9700 §4.14", "OWASP ASVS 10.4.8"},
	Bad:      `{"typ":"Refresh","iat":1767323045,"exp":1775099045}`,
	Good:     `{"typ":"Refresh","iat":1767323045,"exp":1767927845}`,
	Profiles: []audit.Profile{audit.ProfileRefreshToken},
	Needs:    audit.NeedsLongLife,
	CheckToken: func(p *audit.TokenPass) {
		l, ok := lifeOf(p)
		if !ok {
			return // without exp: claim-exp-missing
		}
		if over, isSet := capped(p, l); isSet {
			if over {
				reportCap(p, l)
			}
			return
		}
		if l.seconds > 30*day && l.seconds <= 365*day {
			p.Reportf("payload/exp", "lives %s; a refresh token should end after 30 days", l)
		}
	},
}
