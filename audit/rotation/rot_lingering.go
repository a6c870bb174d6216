package rotation

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

var rotLingering = audit.Rule{
	ID:       "rot-lingering",
	Title:    "an old key is published long after its successor",
	Severity: audit.Low,
	Why:      "A key that signs no more is still trusted: if it leaks, its tokens are accepted.",
	Fix:      "Remove a key when the last token that it signed has expired.",
	Refs:     []string{"NIST SP 800-57 Part 1 §5.3.4", "OpenID Connect Core §10.1.1"},
	Bad:      `{"snapshots":[{"keys":{"a":1},"at":"2025-10-01T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2025-10-02T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2026-01-01T00:00:00Z"}]}`,
	Good:     `{"snapshots":[{"keys":{"a":1},"at":"2025-12-01T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2025-12-20T00:00:00Z"},{"keys":{"a":1,"b":2},"at":"2026-01-01T00:00:00Z"}]}`,
	CheckRotation: func(p *audit.RotationPass) {
		last := len(p.Snapshots) - 1
		now := p.Snapshots[last]
		if now.At.IsZero() {
			return
		}
		after := newer(p)
		for _, old := range signing(p, last) {
			if since := after[p.First(p.Material(old))]; !since.IsZero() && now.At.Sub(since) > 30*day+p.MaxTokenLifetime {
				p.ReportKeyf(last, old, "key %s is still published %s after a newer one", name(old), span(now.At.Sub(since)))
			}
		}
	},
}

// newer says for each snapshot when the first signing key was seen that came
// after it and is still there; zero where there is none.
func newer(p *audit.RotationPass) []time.Time {
	last := len(p.Snapshots) - 1
	after := make([]time.Time, last+1)
	for i := last; i > 0; i-- {
		after[i-1] = after[i]
		for _, k := range signing(p, i) {
			if id := p.Material(k); p.First(id) == i && p.Find(last, id) != nil {
				after[i-1] = p.Snapshots[i].At
				break
			}
		}
	}
	return after
}
