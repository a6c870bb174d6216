package negative_test

import (
	"crypto/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/jwtctl/jwtctl/mint/negative"
)

var now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

const (
	issuer   = "https://login.acme.dev"
	audience = "https://orders.acme.dev"
)

var keys sync.Map // by algorithm: RSA keys take long to make

func keyFor(t testing.TB, alg string) *inspect.Key {
	t.Helper()
	if k, ok := keys.Load(alg); ok {
		return k.(*inspect.Key)
	}
	o := keygen.Options{Random: rand.Reader}
	if alg == "RS256" || alg == "PS256" {
		o.Bits = 2048
	}
	k, err := keygen.Generate(alg, o)
	if err != nil {
		t.Fatal(err)
	}
	keys.Store(alg, k)
	return k
}

// specFor is that of a good token.
func specFor(t testing.TB, alg string, p audit.Profile) *mint.Spec {
	t.Helper()
	signer, err := mint.NewSigner(keyFor(t, alg), alg, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	spec := &mint.Spec{Profile: p, Signer: signer, Now: now, Random: rand.Reader}
	for _, claim := range [][2]string{{"iss", issuer}, {"aud", audience}, {"sub", "alice-7"}} {
		text, err := mint.String(claim[1])
		if err != nil {
			t.Fatal(err)
		}
		spec.Claims.Set(claim[0], text)
	}
	return spec
}

func setFor(t testing.TB, spec *mint.Spec) *negative.Set {
	t.Helper()
	set, err := negative.Make(spec, "")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// algorithms are one for each kind of key, and the odd ones.
func algorithms() []string {
	return []string{"ES256", "RS256", "EdDSA", "HS256", "ES384", "ES512", "PS256", "HS512"}
}

// TestEveryCase holds what a case says of its token, for each kind of key:
// the named check refuses it and the named rule sees it without a key. Good
// tokens pass, and audit finds nothing in them worth a mention.
func TestEveryCase(t *testing.T) {
	for i, alg := range algorithms() {
		for _, profile := range []audit.Profile{audit.ProfileAccessToken, audit.ProfileGeneric} {
			if i > 3 && profile == audit.ProfileGeneric {
				continue // the kinds of key are covered
			}
			t.Run(alg+" "+string(profile), func(t *testing.T) {
				t.Parallel()
				set := setFor(t, specFor(t, alg, profile))
				if set.Rejects() < 60 {
					t.Errorf("%d tokens to refuse only", set.Rejects())
				}
				for _, token := range set.Tokens {
					judge(t, set, &token)
				}
			})
		}
	}
}

func judge(t *testing.T, set *negative.Set, token *negative.Token) {
	read := inspect.Parse(token.Text)
	v := inspect.Verify(read, set.Policy())
	failed := failures(v)
	switch {
	case v.Valid != token.Accept():
		t.Errorf("%s: valid %t, want %s: %q", token.Name, v.Valid, token.Expect(), v.Checks)
	case token.Accept():
	case !slices.ContainsFunc(failed, func(f string) bool { return strings.HasPrefix(f, token.Check+":") }):
		t.Errorf("%s: check %s does not fail, but %q", token.Name, token.Check, failed)
	}
	rules := found(t, token)
	if token.Rule != "" && !slices.Contains(rules, token.Rule) {
		t.Errorf("%s: audit does not name %s, but %v", token.Name, token.Rule, rules)
	}
}

// failures are the failed checks with their details.
func failures(v *inspect.Verdict) []string {
	var list []string
	for _, c := range v.Checks {
		if c.Status == inspect.Failed {
			list = append(list, c.Name+": "+c.Detail)
		}
	}
	return list
}

// found are the rules that report the token; of a good one those above info.
func found(t *testing.T, token *negative.Token) []string {
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{Secrets: strings.HasPrefix(token.Rule, "hmac-")}, now)
	if err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, f := range engine.Token(inspect.Parse(token.Text), audit.Location{}) {
		rules = append(rules, f.Rule.ID)
		if token.Accept() && f.Severity > audit.Info && f.Rule.ID != "at-symmetric" {
			t.Errorf("%s: audit finds %s: %s", token.Name, f.Rule.ID, f.Message)
		}
	}
	return rules
}

// TestCasesExplainThemselves: each has what a reader of a failed test needs,
// and a name of its own.
func TestCasesExplainThemselves(t *testing.T) {
	seen := map[string]bool{}
	for _, family := range negative.Families() {
		if family.Name == "" || family.Title == "" || len(family.Cases) == 0 {
			t.Errorf("family %q is not complete", family.Name)
		}
		for _, c := range family.Cases {
			if c.Why == "" || c.Reference == "" || strings.HasSuffix(c.Why, ".") || strings.ContainsAny(c.Why+c.Reference, "\n\t|") {
				t.Errorf("%s: why %q, reference %q", c.Name, c.Why, c.Reference)
			}
			if _, known := catalog.Find(c.Rule); c.Rule != "" && !known {
				t.Errorf("%s: there is no rule %q", c.Name, c.Rule)
			}
			if c.Accept() != strings.HasPrefix(c.Name, "control-") || c.Accept() && c.Rule != "" {
				t.Errorf("%s: is it a good token?", c.Name)
			}
			if seen[c.Name] {
				t.Errorf("%s stands twice", c.Name)
			}
			seen[c.Name] = true
		}
	}
}

// TestTokensDiffer: no case makes the token of another.
func TestTokensDiffer(t *testing.T) {
	set := setFor(t, specFor(t, "ES256", audit.ProfileAccessToken))
	seen := map[string]string{}
	for _, token := range set.Tokens {
		if other := seen[string(token.Text)]; other != "" {
			t.Errorf("%s and %s are the same token", token.Name, other)
		}
		seen[string(token.Text)] = token.Name
	}
}

// TestLeftOut: what makes no sense for a kind of key is left out and named,
// and nothing else.
func TestLeftOut(t *testing.T) {
	rsa := []string{"confusion-pkcs1-pem", "confusion-pkcs1-pem-no-newline", "confusion-pkcs1-pem-crlf", "confusion-pkcs1-der", "signature-other-padding"}
	ecdsa := []string{"signature-psychic", "signature-psychic-order", "signature-der"}
	certificate := []string{"confusion-certificate-pem", "confusion-certificate-pem-no-newline", "confusion-certificate-der"}
	for alg, want := range map[string][]string{
		"ES256": slices.Concat(rsa, certificate, []string{"signature-malleable", "signature-zeros"}),
		"RS256": slices.Concat(ecdsa, certificate, []string{"signature-malleable", "confusion-raw"}),
		"EdDSA": slices.Concat(rsa, ecdsa, certificate, []string{"jwe-zip-bomb", "jwe-unsigned", "jwe-none-inside"}),
		"HS256": slices.Concat(ecdsa, []string{"signature-malleable", "signature-other-padding", "dpop-unbound", "jwe-unsigned", "jwe-none-inside"}),
	} {
		set := setFor(t, specFor(t, alg, audit.ProfileAccessToken))
		got := slices.DeleteFunc(slices.Clone(set.LeftOut), func(name string) bool {
			return alg == "HS256" && strings.HasPrefix(name, "confusion-")
		})
		want = append(want, "access-token", "signature-pss-salt") // the one is the good token
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: left out %v, want %v", alg, got, want)
		}
		if all := len(set.Tokens) + len(set.LeftOut); all < 150 {
			t.Errorf("%s: %d cases only", alg, all)
		}
	}
}
