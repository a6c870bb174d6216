package token

import "github.com/jwtctl/jwtctl/audit"

var lifeAccess = audit.Rule{
	ID:       "life-access",
	Title:    "token lives long",
	Severity: audit.Medium,
	Why:      "A stolen token works until it expires, and services that check it offline cannot be told otherwise.",
	Fix:      "Issue such tokens for 5 to 15 minutes, an hour at most, and renew them with a refresh token.",
	Refs:     []string{"RFC 9700 §2.2", "RFC 6750 §5.3", "RFC 7519 §4.1.4"},
	Bad:      `{"iat":1767323045,"exp":1767409445}`,
	Good:     `{"iat":1767323045,"exp":1767323945}`,
	Needs:    audit.NeedsLongLife,
	CheckToken: func(p *audit.TokenPass) {
		l, ok := lifeOf(p)
		if !ok || p.Profile == audit.ProfileIDToken || p.Profile == audit.ProfileRefreshToken {
			return // life-id, life-refresh
		}
		if over, isSet := capped(p, l); isSet {
			if over {
				reportCap(p, l)
			}
			return
		}
		// One finding a token: life-extreme and life-privileged go before.
		if l.seconds <= 15*minute || l.seconds > 365*day || !isBearer(p) || l.seconds > hour && isPowerful(p) {
			return
		}
		severity := audit.Low
		switch usual := vendorLife(p); {
		case l.seconds <= usual, !namesParty(p):
		case l.seconds > day:
			severity = audit.High
		case l.seconds > hour:
			severity = audit.Medium
		}
		kind, limit := "a token", "15 minutes or less"
		if p.Profile == audit.ProfileAccessToken {
			kind = "an access token"
		}
		if l.seconds > hour {
			limit = "an hour at most"
		}
		p.ReportSeverityf(severity, "payload/exp", "lives %s; %s should live %s", l, kind, limit)
	},
}
