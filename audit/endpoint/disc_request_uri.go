package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discRequestURI = audit.Rule{
	ID:       "disc-request-uri",
	Title:    "server fetches request objects from any address",
	Severity: audit.Medium,
	Why:      "With request_uri anyone can make the server fetch an address of his choice, inside its network too.",
	Fix:      `Set "require_request_uri_registration": true, or use pushed authorization requests (RFC 9126) instead.`,
	Refs:     []string{"RFC 9101 §10.4", "OpenID Connect Discovery §3"},
	Bad:      `{"issuer":"https://as.acme.dev","request_uri_parameter_supported":true}`,
	Good:     `{"issuer":"https://as.acme.dev","request_uri_parameter_supported":true,"require_request_uri_registration":true}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		// Where the member is missing OpenID takes it for true, but most
		// servers that leave it out do not know request_uri at all.
		if isTrue(p.Get("request_uri_parameter_supported")) && !isTrue(p.Get("require_request_uri_registration")) {
			p.Reportf("request_uri_parameter_supported", "request_uri is accepted, and need not be registered")
		}
	},
}
