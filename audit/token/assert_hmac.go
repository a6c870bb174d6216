package token

import "github.com/jwtctl/jwtctl/audit"

var assertHmac = audit.Rule{
	ID:       "assert-hmac",
	Title:    "client authenticates by a shared secret",
	Severity: audit.Low,
	Why:      "With client_secret_jwt the server holds the secret that makes assertions: a leak there, or a weak secret, lets anybody in as the client.",
	Fix:      "Use private_key_jwt or mutual TLS.",
	Refs:     []string{"OIDC Core §9", "RFC 9700 §2.5", "OWASP ASVS 10.4.16"},
	Bad:      `{"alg":"HS256","typ":"client-authentication+jwt"} with {"iss":"web"}`,
	Good:     `{"alg":"ES256","typ":"client-authentication+jwt"} with {"iss":"web"}`,
	Profiles: []audit.Profile{audit.ProfileClientAssertion},
	Needs:    audit.NeedsMAC,
	CheckToken: func(p *audit.TokenPass) {
		if isHMAC(p.Alg) && !isShared(p) {
			p.Reportf("header/alg", "alg is %q: the server could make the assertion itself", p.Alg)
		}
	},
}
