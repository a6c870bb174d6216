package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discIssuerMismatch = audit.Rule{
	ID:       "disc-issuer-mismatch",
	Title:    "metadata name another issuer than was asked for",
	Severity: audit.Critical,
	Why: "A client that accepts them takes the endpoints and keys of one server for those of another: this is how " +
		"one issuer impersonates another.",
	Fix:  "Let issuer be, to the letter, the URL that the metadata are fetched by, a final slash included; clients must compare both.",
	Refs: []string{"RFC 8414 §3.3", "OpenID Connect Discovery §4.3", "RFC 9700 §4.4", "OWASP ASVS 10.5.3"},
	Bad:  `https://as.acme.dev asked for: {"issuer":"https://as.acme.dev/"}`,
	Good: `https://as.acme.dev asked for: {"issuer":"https://as.acme.dev"}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		stated := p.Metadata.Issuer()
		if p.Requested == "" || stated == "" || stated == p.Requested || hasPlaceholder(stated) {
			return
		}
		p.Reportf("issuer", "the issuer is %q, asked for was %q", brief(stated), brief(p.Requested))
	},
}
