package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discMalformed = audit.Rule{
	ID:       "disc-malformed",
	Title:    "metadata can be read in two ways, or not at all",
	Severity: audit.High,
	Why: "Of two members with one name some clients take the first and others the last: two clients then trust " +
		"different endpoints or keys. What is no strict JSON stops others altogether.",
	Fix:  "Serve one JSON object in UTF-8, each member once, with nothing behind it.",
	Refs: []string{"RFC 8414 §3.2", "RFC 8259 §4", "RFC 8725 §2.6"},
	Bad:  `{"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/a","jwks_uri":"https://as.acme.dev/b"}`,
	Good: `{"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/a"}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		if !p.Metadata.JSON.IsObject() {
			p.Reportf("", "the metadata are not a JSON object")
			return
		}
		for _, problem := range p.Metadata.Problems {
			severity := audit.High
			if problem.Code == inspect.CodeUTF8 {
				severity = audit.Low // a byte order mark, a lone surrogate: few stumble
			}
			p.ReportSeverityf(severity, "", "%s, at byte %d", problem.Message, problem.Offset)
		}
	},
}
