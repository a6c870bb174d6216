package endpoint

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// soon is how early an end of a certificate is told: most that renew
// themselves do so a month before.
const soon = 14 * 24 * time.Hour

var netTLS = audit.Rule{
	ID:       "net-tls",
	Title:    "the TLS connection is not to be trusted, or soon will not be",
	Severity: audit.High,
	Why: "Verifiers trust the keys because they trust the connection. With a certificate that does not hold they " +
		"must refuse the keys, and every token with them; those that do not can be given any keys.",
	Fix:  "Serve TLS 1.2 or 1.3 with a certificate of a public authority for this very name, and let it be renewed by itself.",
	Refs: []string{"RFC 9325 §3.1.1", "RFC 8414 §6.1", "OWASP ASVS 12.1.1"},
	Bad:  `{"url":"https://login.example.com/jwks","tls":{"version":"","error":"certificate has expired"}}`,
	Good: `{"url":"https://login.example.com/jwks","tls":{"version":"TLS 1.3","days":60}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		t, leaf := p.Endpoint.TLS, p.Endpoint.Leaf()
		switch {
		case t == nil:
		case t.Old:
			p.Reportf("tls/version", "the server offers no TLS version from 1.2 on")
		case t.Err != nil:
			p.Reportf("tls/certificate", "the certificate is not to be trusted: %v", t.Err)
		case leaf != nil && leaf.NotAfter.Sub(p.Now) <= soon:
			p.ReportSeverityf(audit.Medium, "tls/certificate", "the certificate ends on %s, in %s",
				leaf.NotAfter.UTC().Format(time.RFC3339), span(leaf.NotAfter.Sub(p.Now)))
		}
	},
}
