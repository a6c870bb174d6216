package token

import "github.com/jwtctl/jwtctl/audit"

var logoutClaimMissing = audit.Rule{
	ID:       "logout-claim-missing",
	Title:    "logout token does not say whose session ends",
	Severity: audit.High,
	Why:      "Without sub and sid the client cannot tell which sessions to end, and must reject the token: the user stays logged in.",
	Fix:      "Name the user in sub, the session in sid, or both.",
	Refs:     []string{"OIDC Back-Channel Logout §2.4", "OIDC Back-Channel Logout §2.6"},
	Bad:      `{"alg":"ES256","typ":"logout+jwt"} with {"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}`,
	Good:     `{"alg":"ES256","typ":"logout+jwt"} with {"sid":"08a5019c","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}`,
	Profiles: []audit.Profile{audit.ProfileLogoutToken},
	Lacks:    "sub",
	CheckToken: func(p *audit.TokenPass) {
		if lacks(p, "sub") && !states(p, "sid") && !states(p, "sub_id") {
			p.Reportf("payload/sub", "neither sub nor sid: nothing says whose session ends")
		}
	},
}
