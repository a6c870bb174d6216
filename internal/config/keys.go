package config

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A key is one that a mapping of the file may have.
type key struct {
	name, doc string
	// into says what the value is and where it goes: a pointer, a section, or
	// items.
	into any
	// words are the only ones allowed, where there are any; noun is what they
	// are where they are too many to be listed.
	words    []string
	noun     string
	check    check
	required bool
}

// A check is what is asked of a text beside its type.
type check uint8

const (
	anyText  check = iota // one that is not empty
	ruleName              // a rule ID or a group pattern
	ownID                 // the ID of a rule of the user's own
)

type (
	// section is a mapping inside a mapping.
	section []key
	// expression is the condition of a rule.
	expression struct{ rule *audit.Rule }
	// items is a list of mappings: next makes the keys of one more, and done
	// takes it into the list; all returns those of each in it.
	items struct {
		next func() (keys []key, done func())
		all  func() [][]key
	}
)

// keys lists what may stand in the file.
func (f *File) keys(names Names) []key {
	p := &f.Policy
	return append([]key{
		{name: "profile", doc: "What the tokens are for; auto detects it.", into: &p.Profile, words: audit.ProfileNames()},
		{name: "preset", doc: "Whose tokens they are; auto tells by the issuer, none knows no product.", into: &p.Preset, words: names.Presets},
		{name: "fapi2", doc: "Hold the tokens to the FAPI 2.0 Security Profile too.", into: &p.FAPI2},
		{name: "max-lifetime", doc: "The longest life a token may have, in place of the built-in limits: 15m, 12h, 7d.", into: &p.MaxLifetime},
		{name: "skew", doc: "The clock difference that is tolerated; 60s unless given.", into: &p.Skew},
		{name: "fail-on", doc: "Exit with 1 at a finding of this severity or worse; never only reports.", into: &f.FailOn, words: append(audit.SeverityNames(), "never")},
		{name: "min-severity", doc: "Show no findings below this severity; fail-on counts them all the same.", into: &f.MinSeverity, words: audit.SeverityNames()},
		{name: "select", doc: "Only these rules, by ID or group: [alg-*, claim-exp-missing].", into: &p.Select, check: ruleName},
		{name: "ignore", doc: "Without these rules, by ID or group. ignores accepts findings with a reason.", into: &p.Ignore, check: ruleName},
	}, append(demandKeys(&p.Demands, &p.Severities),
		key{name: "overrides", doc: "What is otherwise for the tokens of some issuers; later ones win.", into: listOf(&p.Overrides, func(o *audit.Override) []key { return overrideKeys(o, names) })},
		key{name: "ignores", doc: "Findings that are accepted, each with a reason.", into: listOf(&f.Ignores, ignoreKeys)},
		key{name: "rules", doc: "Rules of your own, as expressions over a token.", into: listOf(&f.Rules, func(r **audit.Rule) []key { return f.ruleKeys(r) })},
	)...)
}

// listOf makes a list of mappings out of the keys of one.
func listOf[T any](list *[]T, keys func(*T) []key) items {
	return items{
		next: func() ([]key, func()) {
			element := new(T)
			return keys(element), func() { *list = append(*list, *element) }
		},
		all: func() [][]key {
			var all [][]key
			for i := range *list {
				all = append(all, keys(&(*list)[i]))
			}
			return all
		},
	}
}

// demandKeys are the keys that the file and each override have.
func demandKeys(d *audit.Demands, severities *[]audit.SeverityOverride) []key {
	return []key{
		{name: "algorithms", doc: "The algorithms that are allowed: [ES256, PS256].", into: &d.Algorithms, words: algorithmNames(), noun: "algorithm of a JOSE header"},
		{name: "issuers", doc: "The issuers that are allowed, spelled out or as patterns: https://*.acme.dev/**.", into: &d.Issuers},
		{name: "audiences", doc: "The audiences that are allowed, spelled out or as patterns; each one of a token must be.", into: &d.Audiences},
		{name: "claims", doc: "What tokens must and must not say.", into: section{
			{name: "required", doc: "Claims that must be there: a name, or a path such as realm_access.roles.", into: &d.Required},
			{name: "allowed", doc: "Names and patterns of claims; others than these, the registered and the required ones are findings.", into: &d.Allowed},
			{name: "forbidden", doc: "Claims that must not be there.", into: &d.Forbidden},
		}},
		{name: "severity", doc: "The severity of findings by rule ID or group; the last that names a rule wins.", into: severities, check: ruleName},
	}
}

// algorithmNames are those that the alg of a token can name.
func algorithmNames() (names []string) {
	for _, a := range inspect.Algorithms() {
		if a.Kind != inspect.ContentEncryption && a.Kind != inspect.JWKOnly {
			names = append(names, a.Name)
		}
	}
	return names
}

func overrideKeys(o *audit.Override, names Names) []key {
	return append([]key{
		{name: "issuer", doc: "The iss of the tokens, spelled out or as a pattern: https://*.acme.dev/**.", into: &o.Issuer, required: true},
		{name: "profile", doc: "What the tokens are for.", into: &o.Profile, words: audit.ProfileNames()},
		{name: "preset", doc: "Whose tokens they are: the product behind a domain of your own.", into: &o.Preset, words: names.Presets},
		{name: "fapi2", doc: "Whether to hold the tokens to the FAPI 2.0 Security Profile.", into: &o.FAPI2},
		{name: "max-lifetime", doc: "The longest life a token may have.", into: &o.MaxLifetime},
		{name: "skew", doc: "The clock difference that is tolerated.", into: &o.Skew},
	}, demandKeys(&o.Demands, &o.Severities)...)
}

func ignoreKeys(g *audit.Ignore) []key {
	return []key{
		{name: "rule", doc: "The rule whose findings are accepted, by ID or group.", into: &g.Rules, check: ruleName, required: true},
		{name: "reason", doc: "Why they are accepted; reports repeat it.", into: &g.Reason, required: true},
		{name: "expires", doc: "The day, in UTC, or the moment from which they count again: 2026-12-31.", into: &g.Expires},
		{name: "issuer", doc: "Only those in tokens of this issuer, spelled out or as a pattern.", into: &g.Issuer},
		{name: "kid", doc: "Only those in tokens of this key.", into: &g.KeyID},
		{name: "input", doc: "Only those in inputs of this name: a pattern such as tests/**.", into: &g.Input},
		{name: "path", doc: "Only those at this place: payload/exp, or a pattern.", into: &g.Path},
	}
}

// ruleKeys are those of a rule of the user's own.
func (f *File) ruleKeys(r **audit.Rule) []key {
	if *r == nil {
		*r = &audit.Rule{Why: "The policy of those who run the service says so.", Fix: "See the policy.", Severity: audit.Medium}
	}
	rule := *r
	return []key{
		{name: "id", doc: "The ID of the rule: x- and lower-case words joined by hyphens.", into: &rule.ID, check: ownID, required: true},
		{name: "title", doc: "What is wrong, in a lower-case phrase.", into: &rule.Title, required: true},
		{name: "when", doc: "The expression that is true of a token that has it: claims.role == \"admin\" && !(\"mfa\" in claims.amr).", into: expression{rule}, required: true},
		{name: "severity", doc: "The severity of the findings; medium unless given.", into: &rule.Severity, words: audit.SeverityNames()},
		{name: "why", doc: "What harm can come of it.", into: &rule.Why},
		{name: "fix", doc: "What to do about it.", into: &rule.Fix},
		{name: "refs", doc: "Where that is written: pages, tickets, standards.", into: &rule.Refs},
		{name: "profiles", doc: "Only tokens of these profiles.", into: &rule.Profiles, words: audit.ProfileNames()},
	}
}
