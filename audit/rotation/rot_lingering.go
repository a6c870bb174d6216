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
		for _, old := range signing(now.Keys) {
			if since := replaced(p, id(old)); !since.IsZero() && now.At.Sub(since) > 30*day+p.MaxTokenLifetime {
				p.ReportKeyf(last, old, "key %s is still published %s after a newer one", name(old), span(now.At.Sub(since)))
			}
		}
	},
}

// replaced returns when the first signing key that came after this one, and
// is still there, was seen; zero where there is none.
func replaced(p *audit.RotationPass, old string) time.Time {
	came, last := first(p, old), len(p.Snapshots)-1
	for i := came + 1; i <= last; i++ {
		for _, k := range signing(p.Snapshots[i].Keys) {
			if first(p, id(k)) == i && find(p.Snapshots[last].Keys, id(k)) != nil {
				return p.Snapshots[i].At
			}
		}
	}
	return time.Time{}
}
