package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discPkceMissing = audit.Rule{
	ID:       "disc-pkce-missing",
	Title:    "PKCE with S256 is not offered",
	Severity: audit.Medium,
	Why:      "A stolen authorization code can be redeemed by whoever holds it. Clients can tell only from here whether the server binds codes to them.",
	Fix:      `Support PKCE and say so: "code_challenge_methods_supported":["S256"].`,
	Refs:     []string{"RFC 9700 §2.1.1", "RFC 8414 §2", "RFC 7636 §4.2"},
	Bad:      `{"authorization_endpoint":"https://as.acme.dev/authorize","response_types_supported":["code"]}`,
	Good:     `{"authorization_endpoint":"https://as.acme.dev/authorize","response_types_supported":["code"],"code_challenge_methods_supported":["S256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		const name = "code_challenge_methods_supported"
		methods := p.Get(name)
		switch {
		case !offersCode(p) || methods.HasText("S256"):
		case !methods.Exists():
			p.Reportf(name, "%s is missing", name)
		default:
			p.Reportf(name, "S256 is not on the list")
		}
	},
}
