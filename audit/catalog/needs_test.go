package catalog_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// needless returns the rules as they would be if they declared no needs.
func needless() []*audit.Rule {
	var rules []*audit.Rule
	for _, r := range catalog.Rules() {
		bare := *r
		bare.Needs, bare.Lacks, bare.Cues, bare.Origin = 0, "", nil, false
		rules = append(rules, &bare)
	}
	return rules
}

// brief lists what tells findings apart, in their order.
func brief(findings []audit.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, strings.Join([]string{f.Rule.ID, f.Severity.String(), f.Location.Path, f.Message}, " "))
	}
	return list
}

// TestNeeds judges the token of every fixture by the whole catalogue, once
// with the rules' needs and once without: a rule that is not asked must be one
// that would have said nothing.
func TestNeeds(t *testing.T) {
	eachTokenFixture(t, func(fx fixture) {
		policy := audit.Policy{Profile: audit.Profile(fx["profile"]), Keys: fx.keys(t), FAPI2: fx["fapi2"] == "true", Demands: fx.demands(), Blocklists: fx.blocklists(t)}
		if s := fx["advertised"]; s != "" {
			policy.Metadata = []*inspect.Metadata{inspect.ReadMetadata([]byte(s))}
		}
		sameWithout(t, policy, fx.token(t))
	})
}

// sameWithout fails where the needs of rules make a difference.
func sameWithout(t *testing.T, policy audit.Policy, text []byte) {
	t.Helper()
	var found [2][]string
	for i, rules := range [][]*audit.Rule{catalog.Rules(), needless()} {
		engine, err := audit.NewEngine(rules, policy, fixtureNow)
		if err != nil {
			t.Fatal(err)
		}
		found[i] = brief(engine.Token(inspect.Parse(text), audit.Location{}))
		// All rules are asked about the first token, fewer about the second,
		// and from then on what was learned of its issuer counts too.
		for n := range 2 {
			if again := brief(engine.Token(inspect.Parse(text), audit.Location{})); !reflect.DeepEqual(again, found[i]) {
				t.Errorf("%s: %q, and %q when judged %d times more", text, found[i], again, n+1)
			}
		}
	}
	if !reflect.DeepEqual(found[0], found[1]) {
		t.Errorf("%s: with needs %q, without %q", text, found[0], found[1])
	}
}

// FuzzNeeds does the same for any token.
func FuzzNeeds(f *testing.F) {
	f.Add([]byte("eyJhbGciOiJFUzI1NiIsImtpZCI6Ii4uL3gifQ.eyJzdWIiOiJhIn0.AAAA"))
	f.Add([]byte("eyJhbGciOiJIUzI1NiIsImtpZCI6MX0=.eyJhdWQiOlsiYSIsImIiXX0.<redacted>"))
	f.Add([]byte("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0..aXY.Y3Q.dGFn"))
	f.Add([]byte("eyJhbGciOiJIX000YCI.eyJhdWQiOlsi0CIsICIi")) // an alg that is nearly an HMAC
	f.Fuzz(func(t *testing.T, text []byte) { sameWithout(t, audit.Policy{}, text) })
}
