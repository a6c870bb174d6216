package token

import "github.com/jwtctl/jwtctl/audit"

var idNonceMissing = audit.Rule{
	ID:       "id-nonce-missing",
	Title:    "ID token carries no nonce",
	Severity: audit.Info,
	Why:      "The nonce ties an ID token to the login that the client began. Without it only PKCE keeps a stolen code or token from being injected.",
	Fix:      "Send a random nonce with each authorization request, and have the client compare it.",
	Refs:     []string{"OIDC Core §3.1.2.1", "OIDC Core §3.3.2.11", "RFC 9700 §2.1.1", "OWASP ASVS 10.5.1"},
	Bad:      `{"sub":"alice","c_hash":"LDktKdoQak3Pk0cnXxCltA"}`,
	Good:     `{"sub":"alice","c_hash":"LDktKdoQak3Pk0cnXxCltA","nonce":"n-0S6_WzA2Mj"}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Lacks:    "nonce",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "nonce") || !isPlainID(p) || isMachine(p) || isServiceAccount(p.Claims.Get("email").Text()) ||
			p.Claims.Get("firebase").Exists() {
			return // nobody was sent through a browser by a client of OpenID Connect
		}
		if states(p, "c_hash") {
			p.ReportSeverityf(audit.Medium, "payload/nonce", "no nonce, although c_hash tells of the hybrid flow, which requires one")
			return
		}
		p.Reportf("payload/nonce", "no nonce: only PKCE ties the token to the client's own login")
	},
}
