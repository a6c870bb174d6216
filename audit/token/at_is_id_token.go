package token

import "github.com/jwtctl/jwtctl/audit"

var atIsIDToken = audit.Rule{
	ID:       "at-is-id-token",
	Title:    "ID token in the place of an access token",
	Severity: audit.High,
	Why:      "An ID token tells a client who logged in. A service that takes it for an access token lets every client of the issuer in as the user.",
	Fix:      "Send the access token to services and keep the ID token in the client; at the service, demand the type at+jwt and its own audience.",
	Refs:     []string{"RFC 9068 §4", "RFC 9068 §5", "OWASP ASVS 9.2.2", "RFC 8725 §3.12"},
	Bad:      `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice","aud":"web","client_id":"web","at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}`,
	Good:     `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice","aud":"https://api.example","client_id":"web","scope":"read"}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"at_hash", "c_hash"} {
			if states(p, name) {
				p.Reportf("payload/"+name, "%s stands in ID tokens only", name)
				return
			}
		}
		for _, name := range [...]string{"typ", "token_use"} { // Keycloak; Cognito
			if v := p.Claims.Get(name); v.Exists() && (v.IsText("ID") || v.IsText("id")) {
				p.Reportf("payload/"+name, "%s says that it is an ID token", name)
				return
			}
		}
		nonce, own := states(p, "nonce"), isForItsClient(p)
		switch {
		case nonce && own:
			p.Reportf("payload/nonce", "a nonce, and the client as audience: as in an ID token")
		case nonce && !grants(p):
			p.Reportf("payload/nonce", "a nonce, and neither scope nor roles: as in an ID token")
		case nonce:
			p.ReportSeverityf(audit.Low, "payload/nonce", "a nonce stands in ID tokens; a service may take one for the other")
		case own:
			p.ReportSeverityf(audit.Low, "payload/aud", "the only audience is the client itself, as in an ID token")
		}
	},
}

// isForItsClient reports a token whose only audience is its client.
func isForItsClient(p *audit.TokenPass) bool {
	aud := p.Claims.Get("aud")
	if aud.Len() == 1 {
		for only := range aud.Children() {
			aud = only
		}
	}
	for _, name := range [...]string{"client_id", "azp", "cid", "appid"} {
		if id := p.Claims.Get(name).TextBytes(); len(id) > 0 && string(id) == string(aud.TextBytes()) {
			return true
		}
	}
	return false
}
