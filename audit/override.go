package audit

import (
	"time"

	"github.com/jwtctl/jwtctl/internal/glob"
)

// An Override is what a policy says otherwise about the tokens of one issuer.
// What is left at its zero value stays as it was.
type Override struct {
	// Issuer is the "iss" claim, spelled out or as a pattern as [glob.Match]
	// reads it.
	Issuer            string
	Profile           Profile
	Preset            string
	MaxLifetime, Skew time.Duration
	FAPI2             *bool
	Demands           Demands
	Severities        []SeverityOverride
}

// A SeverityOverride gives the findings of some rules another severity.
type SeverityOverride struct {
	// Rules is a rule ID or a group pattern, such as "pii-*".
	Rules    string
	Severity Severity
}

// with returns the policy for the tokens of one issuer.
func (p Policy) with(o *Override) Policy {
	if o.Profile != "" {
		p.Profile = o.Profile
	}
	if o.Preset != "" {
		p.Preset = o.Preset
	}
	if o.MaxLifetime > 0 {
		p.MaxLifetime = o.MaxLifetime
	}
	if o.Skew > 0 {
		p.Skew = o.Skew
	}
	if o.FAPI2 != nil {
		p.FAPI2 = *o.FAPI2
	}
	p.Demands = p.Demands.with(o.Demands)
	if len(o.Severities) > 0 {
		p.Severities = append(append([]SeverityOverride(nil), p.Severities...), o.Severities...)
	}
	return p
}

// maxIssuers bounds how many issuers are remembered with their policies.
const maxIssuers = 1024

// policies finds the policy for a token by its issuer.
type policies struct {
	base     *Policy
	byIssuer map[string]tuned
}

// A tuned policy is the one for an issuer, with the preset of its product.
type tuned struct {
	policy *Policy
	preset *Preset // nil where no product is known
}

// of returns the policy for an issuer. It allocates nothing for one that it
// has met before.
func (s *policies) of(issuer []byte) tuned {
	if len(s.base.Overrides) == 0 && s.base.Preset == PresetNone {
		return tuned{policy: s.base}
	}
	if found, ok := s.byIssuer[string(issuer)]; ok {
		return found
	}
	found := s.base
	name := clip(string(issuer))
	for i := range s.base.Overrides {
		if o := &s.base.Overrides[i]; glob.Match(o.Issuer, name, glob.Issuer) {
			changed := found.with(o)
			found = &changed
		}
	}
	t := tuned{found, findPreset(found.Preset, name)}
	if len(issuer) > maxText {
		return t // one that was made to be long is not worth its room
	}
	if s.byIssuer == nil || len(s.byIssuer) >= maxIssuers {
		s.byIssuer = map[string]tuned{}
	}
	s.byIssuer[string(issuer)] = t
	return t
}

// grade gives findings the severities that the policy says.
func (s *policies) grade(findings []Finding) {
	if len(s.base.Severities) == 0 && len(s.base.Overrides) == 0 {
		return
	}
	for i := range findings {
		f := &findings[i]
		f.Severity = s.of([]byte(f.Issuer)).policy.severity(f.Rule, f.Severity)
	}
}

// severity returns what a finding of a rule has: the last override that names
// the rule decides.
func (p *Policy) severity(rule *Rule, own Severity) Severity {
	for i := len(p.Severities) - 1; i >= 0; i-- {
		if matches(p.Severities[i].Rules, rule.ID) {
			return p.Severities[i].Severity
		}
	}
	return own
}
