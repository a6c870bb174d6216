package endpoint

import "github.com/jwtctl/jwtctl/audit"

var netCacheMissing = audit.Rule{
	ID:       "net-cache-missing",
	Title:    "nothing says how long keys may be cached",
	Severity: audit.Low,
	Why: "Each verifier then goes by its own guess, from never to days, and nobody can tell when a new key may be " +
		"used and an old one is gone.",
	Fix:  "Send Cache-Control: max-age=3600, or whatever your rotation is built on.",
	Refs: []string{"OpenID Connect Core §10.1.1", "RFC 9111 §4.2.2"},
	Bad:  `{"url":"https://login.example.com/jwks","header":{}}`,
	Good: `{"url":"https://login.example.com/jwks","header":{"Cache-Control":["max-age=3600"]}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if p.KeySet && p.Endpoint.Answered() && !p.Endpoint.Freshness().Stated {
			p.Reportf("header/cache-control", "neither Cache-Control nor Expires says how long the set may be kept")
		}
	},
}
