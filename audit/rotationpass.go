package audit

import (
	"slices"
	"strconv"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Snapshot is a key set as it was at one time.
type Snapshot struct {
	Name string
	// At is when it was published so; zero where that is not known.
	At   time.Time
	Keys *inspect.KeySet
}

// A History is a key set over time, the oldest snapshot first.
type History struct {
	Snapshots []Snapshot
	// MaxTokenLifetime is for how long a token may be valid, CacheTTL for how
	// long verifiers keep the set; rules that need one say nothing without.
	MaxTokenLifetime, CacheTTL time.Duration
	// Tokens are tokens that the keys have signed.
	Tokens []*inspect.Token
}

// A RotationPass is what a rule sees of the history of a key set, and its way
// to report.
type RotationPass struct {
	History
	Now    time.Time
	Policy *Policy

	index rotationIndex
	reporter
}

// Rotation judges the history of a key set. The findings come worst first;
// the slice is valid until the next call. They are located in the snapshot
// that shows the fault.
func (e *Engine) Rotation(h History) []Finding {
	e.findings = e.findings[:0]
	p := RotationPass{History: h, Now: e.pass.Now, Policy: e.pass.Policy, index: newRotationIndex(h), reporter: reporter{findings: &e.findings}}
	for _, r := range e.rules {
		if r.CheckRotation != nil {
			p.run(r, func() { r.CheckRotation(&p) })
		}
	}
	return e.worstFirst()
}

// ReportKeyf reports a finding of the rule's own severity about a key of the
// i-th snapshot, nil for the whole set.
func (p *RotationPass) ReportKeyf(i int, k *inspect.Key, format string, args ...any) {
	p.ReportKeySeverityf(p.rule.Severity, i, k, format, args...)
}

// ReportKeySeverityf reports a finding whose severity depends on what was found.
func (p *RotationPass) ReportKeySeverityf(s Severity, i int, k *inspect.Key, format string, args ...any) {
	p.loc, p.keyID = Location{Input: p.Snapshots[i].Name}, ""
	path := "keys"
	if k != nil {
		p.keyID = k.ID
		if at := slices.Index(p.Snapshots[i].Keys.Keys, k); at >= 0 {
			p.loc.Index = at + 1
			path += "/" + strconv.Itoa(at)
		}
	}
	p.ReportSeverityf(s, path, format, args...)
}
