package audit

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit/wordlist"
	"github.com/jwtctl/jwtctl/inspect"
)

// An Unsolved is an HMAC whose secret was not found. It outlives its token.
type Unsolved struct {
	Location Location
	Trial    *wordlist.Trial
	text     []byte
}

// Token reads the token again.
func (u *Unsolved) Token() *inspect.Token { return inspect.Parse(u.text) }

// Unsolved returns the HMACs whose secret was looked for in full and not
// found, in the order of the run, if the policy asks for them. Their number
// is bounded, see [Engine.Unsearched].
func (e *Engine) Unsolved() []Unsolved { return e.memory.secrets.unsolved }

// Solve returns the findings about an HMAC whose secret was found by other
// means; origin tells the owner where it can be looked up.
func (e *Engine) Solve(u *Unsolved, origin string) []Finding {
	e.findings = e.findings[:0]
	e.pass.reset(u.Token(), u.Location)
	e.pass.memory = e.memory
	e.pass.secret = &KnownSecret{SecretPublic, origin}
	e.check(e.plan(e.pass.Profile).recalling)
	e.pass.memory = nil
	return e.worstFirst()
}

// leave keeps an HMAC for a further search.
func (s *secretSearch) leave(p *TokenPass, trial *wordlist.Trial) {
	if p.Policy.KeepUnsolved {
		s.unsolved = append(s.unsolved, Unsolved{p.loc, trial, bytes.Clone(p.Token.Text)})
	}
}
