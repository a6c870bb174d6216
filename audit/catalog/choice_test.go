package catalog_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestChoice judges long sequences of tokens, made of the parts of all
// fixtures and of what comes close to them, under all kinds of policies: an
// engine that chooses its rules and remembers origins must find what one
// without a past finds that asks them all.
func TestChoice(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 250
	}
	m := newMixer(t)
	for name, policy := range choicePolicies(t) {
		t.Run(name, func(t *testing.T) {
			choosing := newChoiceEngine(t, alone(catalog.Rules()), policy)
			for range rounds {
				text, loc := m.token(), m.location()
				got := brief(choosing.Token(inspect.Parse(text), loc))
				want := brief(newChoiceEngine(t, alone(needless()), policy).Token(inspect.Parse(text), loc))
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%s at %+v:\n%q\nwant\n%q", text, loc, got, want)
				}
			}
		})
	}
}

func newChoiceEngine(t *testing.T, rules []*audit.Rule, policy audit.Policy) *audit.Engine {
	t.Helper()
	engine, err := audit.NewEngine(rules, policy, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// choicePolicies are policies that differ in what rules are asked for.
func choicePolicies(t *testing.T) map[string]audit.Policy {
	yes, no := true, false
	return map[string]audit.Policy{
		"plain":     {},
		"no preset": {Preset: audit.PresetNone},
		"access":    {Profile: audit.ProfileAccessToken, FAPI2: true, MaxLifetime: time.Minute},
		"id":        {Profile: audit.ProfileIDToken, Skew: 24 * time.Hour},
		"demands":   {Demands: audit.Demands{Algorithms: []string{"ES256"}, Issuers: []string{"https://*.example.com"}, Required: []string{"jti"}, Allowed: []string{"a*"}}},
		"given":     givenPolicy(t),
		"by issuer": {Overrides: []audit.Override{
			{Issuer: "https://*", Profile: audit.ProfileAccessToken, FAPI2: &yes},
			{Issuer: "https://i?p*.example*", Profile: audit.ProfileIDToken, FAPI2: &no, Preset: audit.PresetNone, Demands: audit.Demands{Forbidden: []string{"sub"}}},
			{Issuer: "", Profile: audit.ProfileLogoutToken},
			{Issuer: "*joe*", Preset: "auth0", MaxLifetime: time.Second, Severities: []audit.SeverityOverride{{Rules: "hdr-*", Severity: audit.Critical}}},
		}},
	}
}

// givenPolicy has all keys, metadata and lists of the fixtures.
func givenPolicy(t *testing.T) audit.Policy {
	p := audit.Policy{AccessToken: []byte("mF_9.B5f-4.1JqM")}
	eachTokenFixture(t, func(fx fixture) {
		p.Keys = append(p.Keys, fx.keys(t)...)
		p.Blocklists = append(p.Blocklists, fx.blocklists(t)...)
		if s := fx["advertised"]; s != "" {
			p.Metadata = append(p.Metadata, inspect.ReadMetadata([]byte(s)))
		}
	})
	return p
}
