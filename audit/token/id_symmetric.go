package token

import "github.com/jwtctl/jwtctl/audit"

var idSymmetric = audit.Rule{
	ID:       "id-symmetric",
	Title:    "ID token is signed with the client secret",
	Severity: audit.Low,
	Why:      "Whoever knows the client secret can forge logins, and a public client, in a browser or an app, cannot keep one: there anybody can.",
	Fix:      "Sign ID tokens with an asymmetric algorithm such as ES256.",
	Refs:     []string{"OIDC Core §2", "OIDC Core §10.1", "OIDC Core §16.19"},
	Bad:      `{"alg":"HS256"} with {"nonce":"n"}`,
	Good:     `{"alg":"ES256"} with {"nonce":"n"}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Needs:    audit.NeedsMAC,
	CheckToken: func(p *audit.TokenPass) {
		if isHMAC(p.Alg) && !isShared(p) {
			p.Reportf("header/alg", "alg is %q: whoever knows the client secret can forge a login", p.Alg)
		}
	},
}
