package token

import "github.com/jwtctl/jwtctl/audit"

var assertClaimMissing = audit.Rule{
	ID:       "assert-claim-missing",
	Title:    "client assertion does not say who makes it",
	Severity: audit.High,
	Why:      "An authorization server must reject an assertion without issuer or subject; one that does not cannot tell one client from another.",
	Fix:      "Set iss and sub to the client's ID.",
	Refs:     []string{"RFC 7523 §3", "OIDC Core §9"},
	Bad:      `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iss":"web","aud":"https://as.example"}`,
	Good:     `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iss":"web","sub":"web","aud":"https://as.example"}`,
	Profiles: []audit.Profile{audit.ProfileClientAssertion},
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"iss", "sub"} {
			if lacks(p, name) {
				p.Reportf("payload/"+name, "no %s: the assertion does not say which client it is", name)
			}
		}
	},
}
