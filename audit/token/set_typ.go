package token

import "github.com/jwtctl/jwtctl/audit"

var setTyp = audit.Rule{
	ID:       "set-typ",
	Title:    "security event token is not typed as one",
	Severity: audit.Low,
	Why:      "Without a type of its own a service may take the token for an access or ID token of the same issuer.",
	Fix:      `Set "typ":"secevent+jwt".`,
	Refs:     []string{"RFC 8417 §2.3", "RFC 8417 §4.5", "RFC 8725 §3.11"},
	Bad:      `{"alg":"ES256","typ":"JWT"} with {"events":{"https://as.example/e":{}}}`,
	Good:     `{"alg":"ES256","typ":"secevent+jwt"} with {"events":{"https://as.example/e":{}}}`,
	Profiles: []audit.Profile{audit.ProfileSET},
	CheckToken: func(p *audit.TokenPass) {
		if lack := typeLack(p); lack != "" {
			p.Reportf("header/typ", "%s; security event tokens have %q", lack, "secevent+jwt")
		}
	},
}
