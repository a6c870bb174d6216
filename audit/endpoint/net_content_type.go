package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
)

var netContentType = audit.Rule{
	ID:       "net-content-type",
	Title:    "the answer is not declared as JSON",
	Severity: audit.Low,
	Why: "Strict clients refuse what does not say that it is JSON. What says that it is HTML is often a login or " +
		"error page, and a browser led there would run what stands in it.",
	Fix:  "Send Content-Type: application/jwk-set+json or application/json, and X-Content-Type-Options: nosniff.",
	Refs: []string{"RFC 7517 §8.5", "RFC 8414 §3.2"},
	Bad:  `{"url":"https://login.example.com/jwks","header":{"Content-Type":["text/plain"]}}`,
	Good: `{"url":"https://login.example.com/jwks","header":{"Content-Type":["application/json"]}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if !p.Endpoint.Answered() {
			return
		}
		switch kind := p.Endpoint.MediaType(); {
		case p.Endpoint.Page:
			p.ReportSeverityf(audit.High, "body", "the answer is a web page, declared as %q", kind)
		case kind == "text/html" || kind == "application/xhtml+xml":
			p.ReportSeverityf(audit.High, "header/content-type", "the answer is declared as %q, which browsers run", kind)
		case kind == "":
			p.Reportf("header/content-type", "the answer does not say what it is")
		case kind == "application/json" || kind == "application/jwk-set+json" && p.KeySet:
		default:
			p.Reportf("header/content-type", "the answer is declared as %q, not as JSON", kind)
		}
	},
}
