package rotation

import "github.com/jwtctl/jwtctl/audit"

var rotRemovedEarly = audit.Rule{
	ID:       "rot-removed-early",
	Title:    "a key was removed while its tokens may still be valid",
	Severity: audit.High,
	Why: "The old key goes on signing until every cache has the new one; its last token lives for as long as tokens " +
		"do from then on. Without the key that token is rejected.",
	Fix:  "Keep the old key for the cache time, the longest token life and the clock skew after its successor was published.",
	Refs: []string{"OpenID Connect Core §10.1.1"},
	Bad:  `{"snapshots":[{"keys":{"a":1},"at":"2026-01-01T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2026-01-01T01:00:00Z"},{"keys":{"b":2},"at":"2026-01-01T02:00:00Z"}],"max_token_lifetime":"12h"}`,
	Good: `{"snapshots":[{"keys":{"a":1},"at":"2026-01-01T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2026-01-01T01:00:00Z"},{"keys":{"b":2},"at":"2026-01-05T02:00:00Z"}],"max_token_lifetime":"12h"}`,
	CheckRotation: func(p *audit.RotationPass) {
		if p.MaxTokenLifetime == 0 {
			return
		}
		needed := p.CacheTTL + p.MaxTokenLifetime + p.Policy.Skew
		for _, g := range gaps(p) {
			if g.overlap < needed {
				p.ReportKeyf(g.gone, nil, "key %s was removed at most %s after its successor %s was published; %s are needed",
					name(g.old), span(g.overlap), name(g.successor), span(needed))
			}
		}
	},
}
