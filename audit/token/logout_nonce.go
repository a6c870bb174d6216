package token

import "github.com/jwtctl/jwtctl/audit"

var logoutNonce = audit.Rule{
	ID:       "logout-nonce",
	Title:    "logout token carries a nonce",
	Severity: audit.High,
	Why:      "The nonce is forbidden in logout tokens so that none can pass as an ID token: with it, a captured logout token may be injected as a login.",
	Fix:      "Leave nonce out.",
	Refs:     []string{"OIDC Back-Channel Logout §2.4", "OWASP ASVS 10.5.5"},
	Bad:      `{"alg":"ES256","typ":"logout+jwt"} with {"nonce":"n","sub":"alice","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}`,
	Good:     `{"alg":"ES256","typ":"logout+jwt"} with {"sub":"alice","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}`,
	Profiles: []audit.Profile{audit.ProfileLogoutToken},
	Cues:     []audit.Cue{{Names: []string{"nonce"}}},
	CheckToken: func(p *audit.TokenPass) {
		if p.Claims.Get("nonce").Exists() {
			p.Reportf("payload/nonce", "a nonce, which logout tokens must not have")
		}
	},
}
