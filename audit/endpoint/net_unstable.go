package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var netUnstable = audit.Rule{
	ID:       "net-unstable",
	Title:    "the endpoint answers differently from one time to the next",
	Severity: audit.High,
	Why: "Servers behind one name that hold different keys make tokens valid here and invalid there, as chance " +
		"will have it.",
	Fix:  "Let all servers publish the same set before any of them signs with a new key.",
	Refs: []string{"OpenID Connect Core §10.1.1"},
	Bad:  `{"url":"https://login.example.com/jwks","body":{"keys":[]},"again":[{"status":503}]}`,
	Good: `{"url":"https://login.example.com/jwks","body":{"keys":[]},"again":[{"body":{"keys":[]}}]}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if p.Body == nil {
			return
		}
		var failed, differ int
		for _, other := range p.Again {
			switch {
			case other.Body == nil:
				failed++
			case !sameDocument(p.Body, other.Body, p.KeySet):
				differ++
			}
		}
		if differ > 0 {
			p.Reportf("body", "%d of %d further answers say something else", differ, len(p.Again))
		}
		if failed > 0 {
			p.Reportf("status", "%d of %d further requests got no answer", failed, len(p.Again))
		}
	},
}

// sameDocument compares what two answers say, in whatever order they do.
func sameDocument(a, b []byte, keySet bool) bool {
	if string(a) == string(b) {
		return true
	}
	if keySet {
		one, err := inspect.ReadKeys(a, nil)
		two, otherErr := inspect.ReadKeys(b, nil)
		return err == nil && otherErr == nil && inspect.SameSet(one, two)
	}
	one, problems := inspect.ReadJSON(a)
	two, otherProblems := inspect.ReadJSON(b)
	return len(problems) == 0 && len(otherProblems) == 0 && inspect.SameJSON(one.Root(), two.Root())
}
