package audit

import (
	"time"

	"github.com/jwtctl/jwtctl/internal/glob"
)

// An Ignore accepts findings, with a reason. What it leaves empty it does not
// ask for.
type Ignore struct {
	// Rules is a rule ID or a group pattern, such as "pii-*".
	Rules string
	// Reason says why the findings are accepted.
	Reason string
	// Expires is the moment from which the ignore no longer works.
	Expires time.Time
	// Issuer is spelled out or a pattern, KeyID is the "kid", Input a pattern
	// for the name of the input, and Path the place of the finding:
	// "payload/exp" or a pattern.
	Issuer, KeyID, Input, Path string
}

// A Suppression says why a finding does not count.
type Suppression struct {
	// Baseline says that it was known before; otherwise the policy ignores it.
	Baseline bool
	// Reason is what the policy gives as its reason.
	Reason string
}

// Expired returns the ignores that no longer work.
func Expired(ignores []Ignore, now time.Time) []Ignore {
	var list []Ignore
	for i := range ignores {
		if ignores[i].expired(now) {
			list = append(list, ignores[i])
		}
	}
	return list
}

func (g *Ignore) expired(now time.Time) bool { return !g.Expires.IsZero() && !now.Before(g.Expires) }

// covers reports whether the ignore is about a finding.
func (g *Ignore) covers(f *Finding) bool {
	return matches(g.Rules, f.Rule.ID) &&
		(g.Issuer == "" || glob.Match(g.Issuer, f.Issuer, glob.Issuer)) &&
		(g.KeyID == "" || g.KeyID == f.KeyID) &&
		(g.Input == "" || glob.Match(g.Input, f.Location.Input, glob.File)) &&
		(g.Path == "" || glob.Match(g.Path, f.Location.Path, glob.File))
}

// A Filter takes the findings out that a policy ignores or a baseline knows.
type Filter struct {
	// Baseline, if there is one, knows findings from before.
	Baseline *Baseline
	// Learn has it take in those that it does not know yet.
	Learn bool

	ignores []Ignore
}

// NewFilter returns a filter for the ignores that work at a time.
func NewFilter(ignores []Ignore, now time.Time) *Filter {
	f := &Filter{}
	for i := range ignores {
		if !ignores[i].expired(now) {
			f.ignores = append(f.ignores, ignores[i])
		}
	}
	return f
}

// Split divides findings, in place and in order: those that count, and those
// that do not, each of which says why. It fails where a baseline grows too large.
func (s *Filter) Split(findings []Finding) (counted, suppressed []Finding, err error) {
	if len(s.ignores) == 0 && s.Baseline == nil {
		return findings, nil, nil
	}
	counted = findings[:0]
	for i := range findings {
		f := findings[i]
		if f.Suppression, err = s.suppression(&f); err != nil {
			return nil, nil, err
		}
		if f.Suppression != nil {
			suppressed = append(suppressed, f)
			continue
		}
		counted = append(counted, f)
	}
	return counted, suppressed, nil
}

func (s *Filter) suppression(f *Finding) (*Suppression, error) {
	for i := range s.ignores {
		if s.ignores[i].covers(f) {
			return &Suppression{Reason: s.ignores[i].Reason}, nil
		}
	}
	if s.Baseline == nil || !s.Learn && !s.Baseline.Knows(f) {
		return nil, nil
	}
	if s.Learn {
		if err := s.Baseline.Add(f); err != nil {
			return nil, err
		}
	}
	return &Suppression{Baseline: true}, nil
}
