package token

import "github.com/jwtctl/jwtctl/audit"

var jarSub = audit.Rule{
	ID:       "jar-sub",
	Title:    "request object can pass as client authentication",
	Severity: audit.Medium,
	Why:      "A request object travels through the browser. With the client's ID as sub it looks like a client assertion, with which whoever sees it logs in as the client.",
	Fix:      "Leave sub out, and give request objects a type of their own.",
	Refs:     []string{"RFC 9101 §10.8", "RFC 8725 §2.8", "RFC 7523 §3"},
	Bad:      `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","iss":"web","sub":"web"}`,
	Good:     `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","iss":"web"}`,
	Profiles: []audit.Profile{audit.ProfileRequestObject},
	CheckToken: func(p *audit.TokenPass) {
		sub := p.Claims.Get("sub").TextBytes()
		switch iss, id := p.Claims.Get("iss").TextBytes(), p.Claims.Get("client_id").TextBytes(); {
		case len(sub) == 0:
		case string(sub) == string(iss) && states(p, "aud") && states(p, "exp"):
			p.ReportSeverityf(audit.High, "payload/sub", "sub is the client, as are all claims of a client assertion: it can be used as one")
		case string(sub) == string(id) || string(sub) == string(iss):
			p.Reportf("payload/sub", "sub is the client, as in a client assertion")
		}
	},
}
