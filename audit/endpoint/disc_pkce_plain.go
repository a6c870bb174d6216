package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discPkcePlain = audit.Rule{
	ID:       "disc-pkce-plain",
	Title:    "PKCE is offered without hashing",
	Severity: audit.Medium,
	Why:      "With plain the challenge is the verifier: whoever reads the authorization request can redeem the code.",
	Fix:      `Offer S256 only.`,
	Refs:     []string{"RFC 9700 §2.1.1", "RFC 7636 §7.2", "OWASP ASVS 10.4.6"},
	Bad:      `{"issuer":"https://as.acme.dev","code_challenge_methods_supported":["S256","plain"]}`,
	Good:     `{"issuer":"https://as.acme.dev","code_challenge_methods_supported":["S256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		if p.Get("code_challenge_methods_supported").HasText("plain") {
			p.Reportf("code_challenge_methods_supported", "plain is on the list")
		}
	},
}
