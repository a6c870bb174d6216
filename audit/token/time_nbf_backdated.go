package token

import "github.com/jwtctl/jwtctl/audit"

var timeNbfBackdated = audit.Rule{
	ID:       "time-nbf-backdated",
	Title:    "token is valid from long before it was issued",
	Severity: audit.Low,
	Why:      "Logs and signatures that name a time before the issue can be backed with it afterwards.",
	Fix:      "Set nbf to the time of issue, or a few minutes before it for slow clocks.",
	Refs:     []string{"RFC 7519 §4.1.5"},
	Bad:      `{"nbf":1767000000,"iat":1767323045}`,
	Good:     `{"nbf":1767322745,"iat":1767323045}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		nbf, iat := p.Times.NotBefore, p.Times.IssuedAt
		if isDate(nbf) && isDate(iat) && nbf.Seconds < iat.Seconds-day {
			p.Reportf("payload/nbf", "valid from %s before it was issued", span(iat.Seconds-nbf.Seconds))
		}
	},
}
