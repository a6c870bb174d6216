package token

import "github.com/jwtctl/jwtctl/audit"

var atScopeMissing = audit.Rule{
	ID:       "at-scope-missing",
	Title:    "access token does not say what it allows",
	Severity: audit.Low,
	Why:      "With neither scope nor roles every service must decide by the user alone, and the token is good for all that the user may do.",
	Fix:      "Put the granted scope into the token, or roles, groups or entitlements.",
	Refs:     []string{"RFC 9068 §2.2.3", "RFC 9700 §2.3"},
	Bad:      `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice","client_id":"web"}`,
	Good:     `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice","client_id":"web","scope":"orders:read"}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	CheckToken: func(p *audit.TokenPass) {
		if p.HasClaims() && !p.Token.Malformed() && !grants(p) {
			p.Reportf("payload/scope", "neither scope nor roles: nothing says what the token allows")
		}
	},
}

// grants reports a token that says what its bearer may do.
func grants(p *audit.TokenPass) bool {
	for _, name := range [...]string{"scope", "scp", "roles", "permissions", "scopes", "groups", "entitlements", "realm_access",
		"resource_access", "authorization_details", "cognito:groups", "role", "authorities", "authorization", "wids", "realm_roles"} {
		if states(p, name) {
			return true
		}
	}
	return false
}
