package token

import "github.com/jwtctl/jwtctl/audit"

var jarTyp = audit.Rule{
	ID:       "jar-typ",
	Title:    "request object is not typed as one",
	Severity: audit.Low,
	Why:      "Without a type of its own a request object can be taken for a client assertion, or another token of the client for a request.",
	Fix:      `Set "typ":"oauth-authz-req+jwt".`,
	Refs:     []string{"RFC 9101 §10.8", "RFC 8725 §3.11"},
	Bad:      `{"alg":"ES256","typ":"JWT"} with {"client_id":"web","response_type":"code"}`,
	Good:     `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","response_type":"code"}`,
	Profiles: []audit.Profile{audit.ProfileRequestObject},
	CheckToken: func(p *audit.TokenPass) {
		if lack := typeLack(p); lack != "" {
			p.Reportf("header/typ", "%s; request objects have %q", lack, "oauth-authz-req+jwt")
		}
	},
}
