package rotation

import "github.com/jwtctl/jwtctl/audit"

var rotCacheOverlap = audit.Rule{
	ID:       "rot-cache-overlap",
	Title:    "caches keep the set for longer than old and new key overlapped",
	Severity: audit.High,
	Why: "There was a time at which a verifier could have a set without the new key in its cache while only the new " +
		"key was left to sign with.",
	Fix:  "Let both keys stand in the set for longer than the set may be cached, or shorten max-age before rotating.",
	Refs: []string{"OpenID Connect Core §10.1.1", "RFC 9111 §4.2"},
	Bad:  `{"snapshots":[{"keys":{"a":1},"at":"2026-01-01T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2026-01-01T01:00:00Z"},{"keys":{"b":2},"at":"2026-01-01T02:00:00Z"}],"cache_ttl":"24h"}`,
	Good: `{"snapshots":[{"keys":{"a":1},"at":"2026-01-01T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2026-01-01T01:00:00Z"},{"keys":{"b":2},"at":"2026-01-05T02:00:00Z"}],"cache_ttl":"24h"}`,
	CheckRotation: func(p *audit.RotationPass) {
		for _, g := range gaps(p) {
			if g.overlap < p.CacheTTL {
				p.ReportKeyf(g.gone, nil, "keys %s and %s were published together for at most %s, but the set is cached for %s",
					name(g.old), name(g.successor), span(g.overlap), span(p.CacheTTL))
			}
		}
	},
}
