package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discEmptyArray = audit.Rule{
	ID:       "disc-empty-array",
	Title:    "metadata have an array without elements",
	Severity: audit.Low,
	Why:      "Members without values must be left out; some clients take an empty list for nothing, others for anything.",
	Fix:      "Leave the member out.",
	Refs:     []string{"RFC 8414 §3.2", "OpenID Connect Discovery §4.2"},
	Bad:      `{"issuer":"https://as.acme.dev","scopes_supported":[]}`,
	Good:     `{"issuer":"https://as.acme.dev","scopes_supported":["openid"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		for m := range p.Metadata.JSON.Root().Children() {
			if m.Kind() == inspect.Array && m.Len() == 0 {
				p.Reportf(step(m), "%q has no elements", brief(m.Name()))
			}
		}
	},
}
