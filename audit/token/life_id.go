package token

import "github.com/jwtctl/jwtctl/audit"

var lifeID = audit.Rule{
	ID:       "life-id",
	Title:    "ID token lives long",
	Severity: audit.Low,
	Why:      "An ID token serves one login; one that lives on tempts services to take it for a session.",
	Fix:      "Issue ID tokens for an hour at most, and keep the session apart.",
	Refs:     []string{"OIDC Core §2", "OIDC Core §3.1.3.7"},
	Bad:      `{"nonce":"n","iat":1767323045,"exp":1767359045}`,
	Good:     `{"nonce":"n","iat":1767323045,"exp":1767326645}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	CheckToken: func(p *audit.TokenPass) {
		l, ok := lifeOf(p)
		if !ok {
			return
		}
		if over, isSet := capped(p, l); isSet {
			if over {
				reportCap(p, l)
			}
			return
		}
		switch {
		case l.seconds > 365*day: // life-extreme
		case l.seconds > day && l.seconds > vendorLife(p):
			p.ReportSeverityf(audit.Medium, "payload/exp", "lives %s; an ID token serves one login", l)
		case l.seconds > hour:
			p.Reportf("payload/exp", "lives %s; an ID token serves one login", l)
		}
	},
}
