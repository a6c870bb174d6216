package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discEndpointHTTP = audit.Rule{
	ID:       "disc-endpoint-http",
	Title:    "endpoint is not reached over https",
	Severity: audit.High,
	Why:      "Codes, tokens, client secrets and keys go over the wire there: whoever is on the way reads and replaces them.",
	Fix:      "Give every endpoint and jwks_uri as an absolute https URL without fragment.",
	Refs:     []string{"RFC 8414 §2", "RFC 6749 §3.1, §3.2", "OpenID Connect Discovery §3", "RFC 9700 §2.6"},
	Bad:      `{"issuer":"https://as.acme.dev","token_endpoint":"http://as.acme.dev/token"}`,
	Good:     `{"issuer":"https://as.acme.dev","token_endpoint":"https://as.acme.dev/token"}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		for _, v := range p.Metadata.Endpoints {
			text := v.Text()
			if v.Kind() != inspect.String || text == "" {
				continue
			}
			fault, severity := addressFault(text)
			if fault == "" && strings.Contains(text, "#") {
				fault, severity = "has a fragment", audit.Medium
			}
			if fault != "" {
				p.ReportSeverityf(severity, step(v), "%q %s", brief(text), fault)
			}
		}
	},
}
