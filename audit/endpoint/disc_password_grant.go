package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discPasswordGrant = audit.Rule{
	ID:       "disc-password-grant",
	Title:    "clients may ask users for their passwords",
	Severity: audit.Medium,
	Why: "The resource owner password grant hands the user's password to the client, goes around second factors, and " +
		"teaches users to type it anywhere. Whether a client may use it is set for each client, hence medium; under FAPI 2.0 high.",
	Fix:  "Switch the password grant off and move its clients to the authorization code flow.",
	Refs: []string{"RFC 9700 §2.4", "OWASP ASVS 10.4.4"},
	Bad:  `{"issuer":"https://as.acme.dev","grant_types_supported":["authorization_code","password"]}`,
	Good: `{"issuer":"https://as.acme.dev","grant_types_supported":["authorization_code","refresh_token"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		if !p.Get("grant_types_supported").HasText("password") {
			return
		}
		severity := audit.Medium
		if p.Policy.FAPI2 {
			severity = audit.High
		}
		p.ReportSeverityf(severity, "grant_types_supported", "password is on the list")
	},
}
