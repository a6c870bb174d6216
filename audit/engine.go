package audit

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// An Engine runs a fixed choice of rules over any number of tokens. Its
// memory does not grow with them. It is not safe for concurrent use; run one
// for each goroutine.
type Engine struct {
	rules    []*Rule
	policy   Policy
	pass     TokenPass
	findings []Finding
	moduli   moduli
}

// NewEngine prepares the rules that the policy selects. It fails with an
// [UnknownRuleError] if the policy names a rule that does not exist.
func NewEngine(rules []*Rule, policy Policy, now time.Time) (*Engine, error) {
	chosen, err := policy.choose(rules)
	if err != nil {
		return nil, err
	}
	if policy.Profile == "" {
		policy.Profile = ProfileAuto
	}
	if policy.Skew == 0 {
		policy.Skew = DefaultSkew
	}
	policy.Keys = unmix(policy.Keys)
	e := &Engine{rules: chosen, policy: policy}
	e.pass = TokenPass{Now: now, Policy: &e.policy, secrets: &secretSearch{}, emit: func(f *Finding) { e.findings = append(e.findings, *f) }}
	return e, nil
}

// Token judges one token and returns its findings, worst first, otherwise in
// catalogue order. The slice is valid until the next call.
func (e *Engine) Token(t *inspect.Token, loc Location) []Finding {
	e.findings = e.findings[:0]
	e.pass.reset(t, loc)
	for _, r := range e.rules {
		if r.CheckToken != nil && r.applies(e.pass.Profile) {
			e.pass.rule, e.pass.reported = r, 0
			r.CheckToken(&e.pass)
			if more := e.pass.reported - maxPerRule; more > 0 {
				last := &e.findings[len(e.findings)-1]
				last.Message += fmt.Sprintf(" (and %d more like it)", more)
			}
		}
	}
	slices.SortStableFunc(e.findings, func(a, b Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return e.findings
}

// Profile returns what the last token was judged as.
func (e *Engine) Profile() Profile { return e.pass.Profile }
