package token

import "github.com/jwtctl/jwtctl/audit"

var timeNotYetValid = audit.Rule{
	ID:       "time-not-yet-valid",
	Title:    "token is not valid yet",
	Severity: audit.Medium,
	Why:      "Verifiers must refuse it until then; mostly the issuer's clock is fast, and its fresh tokens fail.",
	Fix:      "Synchronise the issuer's clock, or let nbf be the time of issue.",
	Refs:     []string{"RFC 7519 §4.1.5"},
	Bad:      `{"nbf":1767409445}`,
	Good:     `{"nbf":1767323045}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		if nbf := p.Times.NotBefore; isDate(nbf) && after(nbf, p.Now.Add(p.Policy.Skew)) {
			p.Reportf("payload/nbf", "not valid for another %s, until %s", span(nbf.Seconds-p.Now.Unix()), moment(nbf))
		}
	},
}
