package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discRs256Missing = audit.Rule{
	ID:       "disc-rs256-missing",
	Title:    "RS256 is not offered",
	Severity: audit.Info,
	Why:      "OpenID Connect demands it of every provider, and simple clients know nothing else. Leaving it out is sound where all clients are known.",
	Fix:      "List RS256 too where clients of strangers are to work; under FAPI 2.0 leave it out.",
	Refs:     []string{"OpenID Connect Discovery §3", "OpenID Connect Core §15.1"},
	Bad:      `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["ES256"]}`,
	Good:     `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["ES256","RS256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		const name = "id_token_signing_alg_values_supported"
		algs := p.Get(name)
		if !p.Policy.FAPI2 && algs.Kind() == inspect.Array && algs.Len() > 0 && !algs.HasText("RS256") {
			p.Reportf(name, "RS256 is not on the list")
		}
	},
}
