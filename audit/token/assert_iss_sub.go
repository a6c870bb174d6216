package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var assertIssSub = audit.Rule{
	ID:       "assert-iss-sub",
	Title:    "client assertion speaks for somebody else",
	Severity: audit.Medium,
	Why:      "A client proves who it is with its own name in iss and sub; a server that looks at one of them only lets a client in as another.",
	Fix:      "Set iss and sub to the client's ID, and make the server check both.",
	Refs:     []string{"RFC 7523 §3", "OIDC Core §9", "draft-ietf-oauth-rfc7523bis"},
	Bad:      `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iss":"evil","sub":"web"}`,
	Good:     `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iss":"web","sub":"web"}`,
	Profiles: []audit.Profile{audit.ProfileClientAssertion},
	CheckToken: func(p *audit.TokenPass) {
		iss, sub := p.Claims.Get("iss"), p.Claims.Get("sub")
		if iss.Kind() != inspect.String || sub.Kind() != inspect.String || string(iss.TextBytes()) == string(sub.TextBytes()) {
			return
		}
		severity := audit.Medium // workload identity: an issuer vouches for the client
		if mediaType(p.Header.Get("typ")) == "client-authentication+jwt" {
			severity = audit.High
		}
		p.ReportSeverityf(severity, "payload/sub", "sub is %q, but iss is %q", brief(sub.Text()), brief(iss.Text()))
	},
}
