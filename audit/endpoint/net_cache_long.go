package endpoint

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

var netCacheLong = audit.Rule{
	ID:       "net-cache-long",
	Title:    "keys are cached for longer than a day",
	Severity: audit.Medium,
	Why: "A key that has leaked stays trusted for as long as caches hold the set in which it stands, and a new key " +
		"may not be used before all of them have seen it.",
	Fix:  "Let the set be cached for minutes to hours: Cache-Control: max-age=3600.",
	Refs: []string{"OpenID Connect Core §10.1.1", "RFC 9111 §5.2.2.1"},
	Bad:  `{"url":"https://login.example.com/jwks","header":{"Cache-Control":["max-age=31536000"]}}`,
	Good: `{"url":"https://login.example.com/jwks","header":{"Cache-Control":["max-age=3600"]}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if !p.KeySet || !p.Endpoint.Answered() {
			return
		}
		const day = 24 * time.Hour
		switch life := p.Endpoint.Freshness().Lifetime; {
		case life > 7*day:
			p.ReportSeverityf(audit.High, "header/cache-control", "caches keep the set for %s: no key can be withdrawn before that", span(life))
		case life > day:
			p.Reportf("header/cache-control", "caches keep the set for %s: no key can be withdrawn before that", span(life))
		}
	},
}
