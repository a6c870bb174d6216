package token

import "github.com/jwtctl/jwtctl/audit"

var timeExpired = audit.Rule{
	ID:       "time-expired",
	Title:    "token has expired",
	Severity: audit.Info,
	Why:      "Verifiers must refuse it; one that accepts it does not check exp.",
	Fix:      "Get a new token. If a service still accepts this one, make it check exp.",
	Refs:     []string{"RFC 7519 §4.1.4", "OWASP ASVS 9.2.1"},
	Bad:      `{"exp":1767322900}`,
	Good:     `{"exp":1767323945}`,
	Needs:    audit.NeedsExpired,
	CheckToken: func(p *audit.TokenPass) {
		exp := p.Times.Expires
		switch {
		case exp == nil || after(exp, p.Now.Add(-p.Policy.Skew)):
		case exp.Seconds == 0:
			p.Reportf("payload/exp", "expired in 1970: exp is 0, which some issuers write for \"never\"")
		default:
			p.Reportf("payload/exp", "expired %s ago, at %s", span(p.Now.Unix()-exp.Seconds), moment(exp))
		}
	},
}
