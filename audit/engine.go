package audit

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// An Engine runs a fixed choice of rules over any number of tokens. Its
// memory does not grow with them. It is not safe for concurrent use; where
// several goroutines share the tokens of a run, each has a [Engine.Fork] to
// Judge with, and one goroutine calls Recall in the order of the input.
type Engine struct {
	rules    []*Rule
	alone    []planned // those that look at one token alone
	begun    bool      // a token was judged
	chooser  *selection
	plans    []plan
	policy   Policy
	policies policies // by issuer
	pass     TokenPass
	findings []Finding
	memory   *memory // nil in a fork
	digester *digester
}

// A memory is what a run remembers of the tokens and keys it has seen.
type memory struct {
	secrets secretSearch
	moduli  moduli
	// ids and nonces are of the last tokens, issuers those of secrets.
	ids, nonces recent
	issuers     map[string]string
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
	return newEngine(chosen, policy, now, &memory{}, newDigester()), nil
}

func newEngine(chosen []*Rule, policy Policy, now time.Time, m *memory, d *digester) *Engine {
	e := &Engine{rules: chosen, alone: aloneOf(chosen), policy: policy, memory: m, digester: d}
	e.policies.base = &e.policy
	e.pass = TokenPass{Now: now, Policy: &e.policy, policies: &e.policies, emit: func(f *Finding) { e.findings = append(e.findings, *f) }}
	return e
}

// Fork returns an engine for another goroutine, by the same rules and policy.
// It remembers nothing, so that all it can do is [Engine.Judge].
func (e *Engine) Fork() *Engine { return newEngine(e.rules, e.policy, e.pass.Now, nil, e.digester) }

// Token judges one token and returns its findings, worst first, otherwise in
// catalogue order. The slice is valid until the next call.
func (e *Engine) Token(t *inspect.Token, loc Location) []Finding {
	findings, note := e.Judge(t, loc)
	return e.Recall(findings, note, func() *inspect.Token { return t }, loc)
}

// Judge judges one token by the rules that look at nothing else, and notes
// what [Engine.Recall] needs to know of it. The findings are in the order of
// [Engine.Token] and valid until the next call.
func (e *Engine) Judge(t *inspect.Token, loc Location) ([]Finding, Note) {
	e.findings = e.findings[:0]
	e.pass.reset(t, loc)
	plan := e.plan(e.pass.Profile)
	e.judge(plan)
	if len(plan.recalling) == 0 {
		return e.worstFirst(), Note{}
	}
	return e.worstFirst(), e.note()
}

// Recall adds to the findings of a token those of the rules that compare it
// with the tokens before it in the run. It must be called for the tokens of a
// run in their order, with the note of each; t is asked for the token once
// more where there is more to find out, and never where [Note.Wanted] says no.
func (e *Engine) Recall(findings []Finding, n Note, t func() *inspect.Token, loc Location) []Finding {
	if !n.Wanted() {
		return findings
	}
	sameID := e.memory.ids.meet(n.id, n.input, &loc)
	sameNonce := e.memory.nonces.meet(n.nonce, n.input, &loc)
	if !n.guessable && sameID == nil && sameNonce == nil {
		return findings
	}
	e.findings = append(e.findings[:0], findings...)
	e.pass.reset(t(), loc)
	e.pass.sameID, e.pass.sameNonce, e.pass.memory = sameID, sameNonce, e.memory
	e.check(e.plan(e.pass.Profile).recalling)
	e.pass.sameID, e.pass.sameNonce, e.pass.memory = nil, nil, nil
	return e.worstFirst()
}

// judge asks the rules of a plan about the token of the pass. The first token
// is asked about by all of them, for it may be the only one, and to prepare a
// choice takes longer than to do without one.
func (e *Engine) judge(plan *plan) {
	if e.begun {
		e.judgeChosen(plan)
	} else {
		plan.rules.each(func(i int) { e.ask(&e.alone[i]) })
	}
	e.begun = true
	e.check(plan.rest)
}

// judgeChosen asks the rules that may have something to say.
func (e *Engine) judgeChosen(plan *plan) {
	if e.chooser == nil {
		e.chooser = newSelection(e.alone[:min(len(e.alone), maxSet)])
	}
	p := &e.pass
	asked := e.chooser.choose(p, plan)
	var spoke ruleSet
	asked.each(func(i int) {
		if e.ask(&e.alone[i]) {
			spoke.add(i)
		}
	})
	if p.plain && p.origin.silent(p.Profile, true) == nil {
		asked.keep(&e.chooser.origin)
		p.origin.learn(p.Profile, asked, spoke)
	}
}

// check asks rules about the token of the pass.
func (e *Engine) check(rules []planned) {
	for i := range rules {
		e.ask(&rules[i])
	}
	e.findings = e.pass.Preset.soften(e.findings, e.pass.Profile)
}

// ask asks one rule and says whether it had anything to say.
func (e *Engine) ask(r *planned) bool {
	e.pass.asked, e.pass.reported = r, 0
	r.rule.CheckToken(&e.pass)
	if more := e.pass.reported - maxPerRule; more > 0 {
		last := &e.findings[len(e.findings)-1]
		last.Message += fmt.Sprintf(" (and %d more like it)", more)
	}
	return e.pass.reported > 0
}

// worstFirst gives the findings the severities of the policy and sorts them.
func (e *Engine) worstFirst() []Finding {
	e.policies.grade(e.findings)
	if len(e.findings) > 1 {
		slices.SortStableFunc(e.findings, func(a, b Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.order, b.order))
		})
	}
	return e.findings
}

// A Gist is what there is to say of a token in short, beside its findings.
type Gist struct {
	// Times are valid until the next token.
	Times   inspect.Times
	Profile Profile
	// Alg and Issuer are alg and iss, "" where they are no texts.
	Alg, Issuer string
}

// Gist returns that of the last token.
func (e *Engine) Gist() Gist {
	p := &e.pass
	return Gist{p.Times, p.Profile, p.Alg, p.origin.issuer}
}

// GistOf returns that of a token that is judged as what a profile says.
func GistOf(t *inspect.Token, p Profile) Gist {
	return Gist{t.Times(), p, t.Alg().Text(), t.Claim("iss").Text()}
}

// Profile returns what the last token was judged as.
func (e *Engine) Profile() Profile { return e.pass.Profile }
