package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimTimeType = audit.Rule{
	ID:       "claim-time-type",
	Title:    "time claim is not a number",
	Severity: audit.High,
	Why:      "A verifier that expects a number may skip the check, so that the token never expires, or refuse the token.",
	Fix:      "Write exp, nbf and iat as JSON numbers of seconds since 1970.",
	Refs:     []string{"RFC 7519 §2 (NumericDate)", "RFC 7519 §4.1.4"},
	Bad:      `{"exp":"2026-01-02T03:19:05Z"}`,
	Good:     `{"exp":1767323945}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"exp", "nbf", "iat"} {
			v := p.Claims.Get(name)
			switch v.Kind() {
			case inspect.None, inspect.Number:
			case inspect.Null:
				p.Reportf("payload/"+name, "%s is null, not a number of seconds", name)
			case inspect.String:
				p.Reportf("payload/"+name, "%s is the string %q, not a number of seconds", name, brief(v.Text()))
			default:
				p.Reportf("payload/"+name, "%s is a JSON %s, not a number of seconds", name, v.Kind())
			}
		}
	},
}
