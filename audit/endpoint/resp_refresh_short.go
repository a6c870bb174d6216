package endpoint

import "github.com/jwtctl/jwtctl/audit"

var respRefreshShort = audit.Rule{
	ID:       "resp-refresh-short",
	Title:    "refresh token does not outlive the access token",
	Severity: audit.Medium,
	Why:      "A refresh token that ends first refreshes nothing: users are logged out, or the access token lives longer than anyone planned.",
	Fix:      "Shorten the access token; let the refresh token live for the session.",
	Refs:     []string{"RFC 6749 §1.5", "RFC 9700 §4.14.2"},
	Bad:      `{"access_token":"f3a9c1","token_type":"Bearer","expires_in":86400,"refresh_token":"77be02","refresh_expires_in":1800}`,
	Good:     `{"access_token":"f3a9c1","token_type":"Bearer","expires_in":300,"refresh_token":"77be02","refresh_expires_in":1800}`,
	CheckResponse: func(p *audit.ResponsePass) {
		refresh, member, known := lifeOf(p, "refresh_token", "refresh_expires_in", "refresh_token_expires_in")
		access, _, alsoKnown := lifeOf(p, "access_token", "expires_in")
		// 0 stands for "never" at Keycloak.
		if known && alsoKnown && refresh > 0 && refresh <= access {
			p.Reportf(member, "the refresh token lives %d s, the access token %d s", refresh, access)
		}
	},
}
