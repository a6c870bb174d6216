package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/config"
	"github.com/spf13/pflag"
)

// A policySource is where the policy of a run comes from: a file, and flags,
// which win.
type policySource struct {
	config configSource
	flags  *pflag.FlagSet // tells which were given
	file   *config.File   // nil where there is none
}

func (s *policySource) given(flag string) bool { return s.flags != nil && s.flags.Changed(flag) }

// decide reads the policy file and joins it with the flags.
func (o *auditOptions) decide(a *app) error {
	file, err := o.policy.config.load(a)
	if err != nil {
		return err
	}
	if file == nil {
		file = &config.File{}
	} else {
		o.policy.file = file
	}
	p := &file.Policy
	if p.Profile == "" || o.policy.given("profile") {
		p.Profile = audit.Profile(o.profile.value)
	}
	if p.Preset == "" || o.policy.given("preset") {
		p.Preset = o.preset.value
	}
	if o.policy.given("max-lifetime") {
		p.MaxLifetime = o.maxLifetime.Duration
	}
	if o.policy.given("fapi2") {
		p.FAPI2 = o.fapi2
	}
	if o.policy.given("select") {
		p.Select = o.selected
	}
	if o.policy.given("ignore") {
		p.Ignore = o.ignored
	}
	if file.FailOn != "" && !o.policy.given("fail-on") {
		o.failOn.value = file.FailOn
	}
	if file.MinSeverity != "" && !o.policy.given("min-severity") {
		o.minSeverity.value = file.MinSeverity
	}
	o.overrule(p)
	o.decided, o.ignores = *p, file.Ignores
	o.noteExpired(a)
	return nil
}

// overrule takes out of the overrides what a flag says.
func (o *auditOptions) overrule(p *audit.Policy) {
	for i := range p.Overrides {
		v := &p.Overrides[i]
		if o.policy.given("profile") {
			v.Profile = ""
		}
		if o.policy.given("preset") {
			v.Preset = ""
		}
		if o.policy.given("max-lifetime") {
			v.MaxLifetime = 0
		}
		if o.policy.given("fapi2") {
			v.FAPI2 = nil
		}
	}
}

// rules are the built-in ones and the user's own.
func (o *auditOptions) rules() []*audit.Rule {
	if o.policy.file == nil {
		return catalog.Rules()
	}
	return append(catalog.Rules(), o.policy.file.Rules...)
}

// ruleIDs are those of rules.
func (o *auditOptions) ruleIDs() []string {
	var ids []string
	for _, r := range o.rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

// noteFailures tells, once for each, of the user's rules that could not be
// worked out for some token.
func (o *auditOptions) noteFailures(a *app) {
	if o.policy.file == nil {
		return
	}
	for _, rule := range o.policy.file.Rules {
		if why := o.policy.file.Failures.Of(rule.ID); why != "" {
			a.note("%s: rule %s could not be worked out for some tokens, which it says nothing of: %s", o.policy.file.Name, rule.ID, why)
		}
	}
}

// noteExpired tells of ignores that no longer work.
func (o *auditOptions) noteExpired(a *app) {
	for _, g := range audit.Expired(o.ignores, a.now()) {
		a.note("%s: the ignore of %s expired on %s and no longer works (%s)", o.policy.file.Name, g.Rules, g.Expires.UTC().Format("2006-01-02"), g.Reason)
	}
}

// origin tells where the value of a key comes from. Where there is a flag, it
// goes by the same name.
func (s *policySource) origin(key string) string {
	switch line := s.file.Line(key); {
	case s.given(key):
		return "--" + key
	case line > 0:
		return fmt.Sprintf("%s:%d", s.file.Name, line)
	}
	return "default"
}
