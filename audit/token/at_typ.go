package token

import "github.com/jwtctl/jwtctl/audit"

var atTyp = audit.Rule{
	ID:       "at-typ",
	Title:    "access token is not typed as one",
	Severity: audit.Medium,
	Why:      "Without the type at+jwt a service cannot tell an access token from an ID token of the same issuer and key.",
	Fix:      `Set "typ":"at+jwt", and have services demand it.`,
	Refs:     []string{"RFC 9068 §2.1", "RFC 9068 §4", "RFC 8725 §3.11"},
	Bad:      `{"alg":"ES256","typ":"JWT"} where an access token is expected`,
	Good:     `{"alg":"ES256","typ":"at+jwt"} where an access token is expected`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Origin:   true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Policy.Profile != audit.ProfileAccessToken { // hdr-typ-generic
			return
		}
		if lack := typeLack(p); lack != "" {
			p.Reportf("header/typ", "%s; access tokens have %q", lack, "at+jwt")
		}
	},
}
