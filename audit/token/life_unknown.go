package token

import "github.com/jwtctl/jwtctl/audit"

var lifeUnknown = audit.Rule{
	ID:       "life-unknown",
	Title:    "token does not tell how long it lives",
	Severity: audit.Info,
	Why:      "With exp but neither iat nor nbf nobody can tell a token of five minutes from one of five years.",
	Fix:      "Set iat to the time of issue.",
	Refs:     []string{"RFC 7519 §4.1.6"},
	Bad:      `{"sub":"alice","exp":1767323945}`,
	Good:     `{"sub":"alice","iat":1767323045,"exp":1767323945}`,
	Lacks:    "iat",
	CheckToken: func(p *audit.TokenPass) {
		if _, extreme := extremeLife(p); extreme {
			return // life-extreme says that it is long in any case
		}
		if isDate(p.Times.Expires) && lacks(p, "iat") && lacks(p, "nbf") {
			p.Reportf("payload/exp", "neither iat nor nbf: nobody can tell how long the token lives")
		}
	},
}
