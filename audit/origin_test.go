package audit_test

import (
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestOriginOfRuleNotAsked: a rule that was not asked of a token, as that has
// what the rule is about tokens without, was not silent about its origin.
func TestOriginOfRuleNotAsked(t *testing.T) {
	rule := &audit.Rule{ID: "x-origin", Origin: true, Lacks: "sub", CheckToken: func(p *audit.TokenPass) {
		if !p.Claims.Get("sub").Exists() {
			p.Reportf("payload/sub", "no sub")
		}
	}}
	engine, err := audit.NewEngine([]*audit.Rule{rule}, audit.Policy{}, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	const with, without = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"
	for i, c := range []struct {
		text string
		want int
	}{{with, 0}, {with, 0}, {without, 1}, {with, 0}, {without, 1}} {
		if got := len(engine.Token(inspect.Parse([]byte(c.text)), audit.Location{})); got != c.want {
			t.Errorf("token %d: %d findings, want %d", i, got, c.want)
		}
	}
}
