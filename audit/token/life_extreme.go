package token

import "github.com/jwtctl/jwtctl/audit"

var lifeExtreme = audit.Rule{
	ID:       "life-extreme",
	Title:    "token lives longer than a year",
	Severity: audit.High,
	Why:      "A token that outlives its user's employment, its client and its signing key is a password that nobody can change.",
	Fix:      "Issue short-lived tokens, and let long-running jobs fetch new ones.",
	Refs:     []string{"RFC 9700 §2.2", "RFC 7519 §4.1.4"},
	Bad:      `{"sub":"job","iat":1767323045,"exp":2082683045}`,
	Good:     `{"sub":"job","iat":1767323045,"exp":1767326645}`,
	Needs:    audit.NeedsLongLife,
	CheckToken: func(p *audit.TokenPass) {
		l, ok := extremeLife(p)
		if !ok {
			return
		}
		severity := audit.High
		if !namesParty(p) || p.Claims.Get("role").IsText("anon") { // signed data; Supabase's public key
			severity = audit.Medium
		}
		p.ReportSeverityf(severity, "payload/exp", "lives %s, until %s", l, moment(p.Times.Expires))
	},
}
