package token

import "github.com/jwtctl/jwtctl/audit"

var jarNested = audit.Rule{
	ID:       "jar-nested",
	Title:    "request object refers to another one",
	Severity: audit.High,
	Why:      "The server that follows it reads parameters which the client did not sign here, or fetches a URL of the sender's choice.",
	Fix:      "Leave request and request_uri out of the request object.",
	Refs:     []string{"RFC 9101 §4", "OIDC Core §6.1"},
	Bad:      `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","request_uri":"https://evil.example/r"}`,
	Good:     `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","response_type":"code"}`,
	Profiles: []audit.Profile{audit.ProfileRequestObject},
	Cues:     []audit.Cue{{Names: []string{"request", "request_uri"}}},
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"request", "request_uri"} {
			if p.Claims.Get(name).Exists() {
				p.Reportf("payload/"+name, "%s inside a request object", name)
			}
		}
	},
}
