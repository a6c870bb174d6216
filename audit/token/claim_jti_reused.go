package token

import "github.com/jwtctl/jwtctl/audit"

var claimJtiReused = audit.Rule{
	ID:       "claim-jti-reused",
	Title:    "two different tokens have one jti",
	Severity: audit.High,
	Why: "A jti names one token. Where two share it, revoking one revokes both, and a guard against replays rejects the second " +
		"or, worse, takes the two for one.",
	Fix:     "Make each jti from 128 random bits or more, anew for each token.",
	Refs:    []string{"RFC 7519 §4.1.7"},
	Bad:     `{"iss":"https://a.example","sub":"1","jti":"7"} and {"iss":"https://a.example","sub":"2","jti":"7"}`,
	Good:    `{"iss":"https://a.example","sub":"1","jti":"7f9c"} and {"iss":"https://a.example","sub":"2","jti":"b03e"}`,
	Recalls: true,
	CheckToken: func(p *audit.TokenPass) {
		if where, ok := p.SameID(); ok {
			p.Reportf("payload/jti", "jti %q is that of %s, which is another token", p.Claims.Get("jti").Text(), where)
		}
	},
}
