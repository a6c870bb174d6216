package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discAlgNone = audit.Rule{
	ID:       "disc-alg-none",
	Title:    "unsigned tokens are offered",
	Severity: audit.High,
	Why: "Clients that go by the metadata accept or send tokens that anyone can write. For userinfo answers and request " +
		"objects the standard allows it, which does not make them trustworthy.",
	Fix:  `Take "none" off the list.`,
	Refs: []string{"OpenID Connect Discovery §3", "RFC 8725 §3.2"},
	Bad:  `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["none","RS256"]}`,
	Good: `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["RS256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		lists(p, "_signing_alg_values_supported", func(list inspect.Value, name string) {
			if strings.HasSuffix(name, authAlgs) || !hasNone(list) {
				return
			}
			severity := audit.High
			switch name {
			case "userinfo_signing_alg_values_supported":
				severity = audit.Low // stands for an answer in plain JSON
			case "request_object_signing_alg_values_supported":
				severity = audit.Medium // "servers SHOULD support none", says OpenID
			}
			p.ReportSeverityf(severity, name, `the list has "none"`)
		})
	},
}

// authAlgs is how the lists of algorithms for client authentication end.
const authAlgs = "_endpoint_auth_signing_alg_values_supported"

func hasNone(list inspect.Value) bool {
	for alg := range list.Children() {
		if strings.EqualFold(alg.Text(), "none") {
			return true
		}
	}
	return false
}
