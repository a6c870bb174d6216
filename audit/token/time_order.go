package token

import "github.com/jwtctl/jwtctl/audit"

var timeOrder = audit.Rule{
	ID:       "time-order",
	Title:    "token ends before it begins",
	Severity: audit.High,
	Why:      "No moment exists at which the token is valid; a service that accepts it does not check its times.",
	Fix:      "Compute exp from iat; look for a negative lifetime or mixed time zones in the issuer.",
	Refs:     []string{"RFC 7519 §4.1.4-4.1.6"},
	Bad:      `{"iat":1767323045,"exp":1767319445}`,
	Good:     `{"iat":1767323045,"exp":1767323945}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		exp, iat, nbf := p.Times.Expires, p.Times.IssuedAt, p.Times.NotBefore
		switch {
		case !isDate(exp):
		case isDate(iat) && notAfter(exp, iat):
			p.Reportf("payload/exp", "exp %s is not after iat %s", moment(exp), moment(iat))
		case isDate(nbf) && notAfter(exp, nbf):
			p.Reportf("payload/exp", "exp %s is not after nbf %s", moment(exp), moment(nbf))
		}
	},
}
