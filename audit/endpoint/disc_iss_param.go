package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discIssParam = audit.Rule{
	ID:       "disc-iss-param",
	Title:    "authorization responses do not say who sent them",
	Severity: audit.Low,
	Why: "A client of several servers can be made to send one server's code to another (mix-up attack). The iss parameter " +
		"prevents that, and clients rely on it only where the metadata announce it.",
	Fix:  `Send iss in authorization responses and set "authorization_response_iss_parameter_supported": true.`,
	Refs: []string{"RFC 9207 §3", "RFC 9700 §4.4.2"},
	Bad:  `{"issuer":"https://as.acme.dev","authorization_endpoint":"https://as.acme.dev/authorize"}`,
	Good: `{"issuer":"https://as.acme.dev","authorization_endpoint":"https://as.acme.dev/authorize","authorization_response_iss_parameter_supported":true}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		const name = "authorization_response_iss_parameter_supported"
		if p.Get("authorization_endpoint").Exists() && !isTrue(p.Get(name)) {
			p.Reportf(name, "%s is not true", name)
		}
	},
}
