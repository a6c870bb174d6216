package endpoint

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

var netCacheNone = audit.Rule{
	ID:       "net-cache-none",
	Title:    "keys may hardly be cached",
	Severity: audit.Low,
	Why: "Verifiers that keep to it ask for the keys with every token: they are slow, they fail whenever the issuer " +
		"does, and the issuer has to bear their load.",
	Fix:  "Let the set be cached for minutes to hours: Cache-Control: max-age=3600.",
	Refs: []string{"RFC 9111 §5.2.2", "OpenID Connect Core §10.1.1"},
	Bad:  `{"url":"https://login.example.com/jwks","header":{"Cache-Control":["no-store"]}}`,
	Good: `{"url":"https://login.example.com/jwks","header":{"Cache-Control":["max-age=3600"]}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if !p.KeySet || !p.Endpoint.Answered() {
			return
		}
		switch f := p.Endpoint.Freshness(); {
		case !f.Stated:
		case f.NoStore:
			p.Reportf("header/cache-control", "no-store: the set must not be kept at all")
		case f.Lifetime < time.Minute:
			p.Reportf("header/cache-control", "caches may keep the set for %s only", span(f.Lifetime))
		}
	},
}
