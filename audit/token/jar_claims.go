package token

import "github.com/jwtctl/jwtctl/audit"

var jarClaims = audit.Rule{
	ID:       "jar-claims",
	Title:    "request object does not say who sends it to whom",
	Severity: audit.Medium,
	Why:      "Without client_id, iss and aud a request can be sent to another server, or in the name of another client with the same key.",
	Fix:      "Set client_id and iss to the client, and aud to the authorization server's issuer.",
	Refs:     []string{"RFC 9101 §4", "RFC 9101 §5", "OIDC Core §6.1"},
	Bad:      `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","iss":"web"}`,
	Good:     `{"alg":"ES256","typ":"oauth-authz-req+jwt"} with {"client_id":"web","iss":"web","aud":"https://as.example"}`,
	Profiles: []audit.Profile{audit.ProfileRequestObject},
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"client_id", "iss", "aud"} {
			if lacks(p, name) {
				p.Reportf("payload/"+name, "no %s in the request object", name)
			}
		}
	},
}
