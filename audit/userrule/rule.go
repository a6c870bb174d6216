package userrule

import (
	"fmt"
	"sync"

	"github.com/jwtctl/jwtctl/audit"
)

// Prefix is what the IDs of these rules begin with, so that none is that of a
// built-in rule, now or later.
const Prefix = "x-"

// A Program is an expression that can be worked out.
type Program struct{ root *node }

// Compile reads an expression. Its errors are of type [*Error].
func Compile(text string) (*Program, error) {
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	switch root.op {
	case "text", "number", "null", "list", "len", "+", "-":
		return nil, &Error{0, len(text), "this is never true or false", `compare it with something: claims.role == "admin"`}
	}
	return &Program{root}, nil
}

// Holds reports whether the expression is true of a token. It fails where an
// operand is not there or of the wrong kind.
func (g *Program) Holds(p *audit.TokenPass) (bool, error) {
	v, err := g.root.eval(p)
	if err != nil {
		return false, err
	}
	b, ok := v.(bool)
	if !ok && v != nil {
		return false, fmt.Errorf("%s is not true or false", g.root.source)
	}
	return b, nil
}

// Failures remembers, of each rule that could not be worked out for some
// token, why. It is safe for concurrent use.
type Failures struct {
	mu  sync.Mutex
	why map[string]string
}

// add keeps the first reason of a rule in the order of the alphabet, so that
// it does not depend on which goroutine came first.
func (f *Failures) add(rule string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.why == nil {
		f.why = map[string]string{}
	}
	if old, ok := f.why[rule]; !ok || err.Error() < old {
		f.why[rule] = err.Error()
	}
}

// Of returns why a rule could not be worked out for some token, "" if it could
// for all.
func (f *Failures) Of(rule string) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.why[rule]
}

// Check makes the program the check of a rule.
func (g *Program) Check(rule *audit.Rule, failures *Failures) {
	rule.CheckToken = func(p *audit.TokenPass) {
		holds, err := g.Holds(p)
		switch {
		case err != nil:
			failures.add(rule.ID, err)
		case holds:
			p.Reportf("token", "%s", rule.Title)
		}
	}
}
