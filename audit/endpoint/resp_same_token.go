package endpoint

import "github.com/jwtctl/jwtctl/audit"

var respSameToken = audit.Rule{
	ID:       "resp-same-token",
	Title:    "one token serves two purposes",
	Severity: audit.High,
	Why:      "Every API that is given the access token can then refresh it, or log in as the user: the long-lived right travels with each request.",
	Fix:      "Issue access, refresh and ID token as different tokens, each with its own type and audience.",
	Refs:     []string{"RFC 6749 §1.4-1.5", "RFC 8725 §3.11-3.12", "RFC 9700 §4.14"},
	Bad:      `{"access_token":"f3a9c1","token_type":"Bearer","refresh_token":"f3a9c1"}`,
	Good:     `{"access_token":"f3a9c1","token_type":"Bearer","refresh_token":"77be02"}`,
	CheckResponse: func(p *audit.ResponsePass) {
		names := [...]string{"access_token", "refresh_token", "id_token"}
		for i, name := range names {
			for _, earlier := range names[:i] {
				if text := p.Get(name).Text(); text != "" && p.Get(earlier).IsText(text) {
					p.Reportf(name, "%s is the same token as %s", name, earlier)
				}
			}
		}
	},
}
