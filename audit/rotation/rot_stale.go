package rotation

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var rotStale = audit.Rule{
	ID:       "rot-stale",
	Title:    "no signing key was changed for a long time",
	Severity: audit.Medium,
	Why: "The longer a key is in use, the more people and copies of it there have been, and the less anyone knows " +
		"how to change it when it must be changed today.",
	Fix:  "Rotate signing keys at least once a year, best every few weeks and without anyone's help.",
	Refs: []string{"NIST SP 800-57 Part 1 §5.3.6"},
	Bad:  `{"snapshots":[{"keys":{"a":1},"at":"2024-01-01T00:00:00Z"},{"keys":{"a":1},"at":"2026-01-01T00:00:00Z"}]}`,
	Good: `{"snapshots":[{"keys":{"a":1},"at":"2025-12-01T00:00:00Z"},{"keys":{"a":1},"at":"2026-01-01T00:00:00Z"}]}`,
	CheckRotation: func(p *audit.RotationPass) {
		last := len(p.Snapshots) - 1
		now := p.Snapshots[last]
		var youngest *inspect.Key
		var since time.Time
		for _, k := range signing(p, last) {
			seen := p.Snapshots[p.First(p.Material(k))].At
			if seen.IsZero() {
				return // nothing is known of its age
			}
			if youngest == nil || seen.After(since) {
				youngest, since = k, seen
			}
		}
		if youngest == nil || now.At.IsZero() {
			return
		}
		switch age := now.At.Sub(since); {
		case age > 365*day:
			p.ReportKeyf(last, youngest, "the youngest signing key, %s, is at least %s old", name(youngest), span(age))
		case age > 90*day:
			p.ReportKeySeverityf(audit.Info, last, youngest, "the youngest signing key, %s, is at least %s old", name(youngest), span(age))
		}
	},
}
