package catalog_test

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestOrigins judges the tokens of all fixtures with one engine, again and
// again, and each with the header of another, so that it meets every header
// with claims of all kinds: what it remembers of names and origins must make
// no difference.
func TestOrigins(t *testing.T) {
	tokens := fixtureTokens(t)
	parts := func(text []byte) (header, rest []byte) {
		for i, c := range text {
			if c == '.' {
				return text[:i], text[i:]
			}
		}
		return text, nil
	}
	remembering, err := audit.NewEngine(alone(catalog.Rules()), audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 4000 {
		header, _ := parts(tokens[rng.IntN(40+i%200)])
		_, rest := parts(tokens[rng.IntN(len(tokens))])
		text := append(append([]byte(nil), header...), rest...)
		fresh, err := audit.NewEngine(alone(needless()), audit.Policy{}, fixtureNow)
		if err != nil {
			t.Fatal(err)
		}
		got := brief(remembering.Token(inspect.Parse(text), audit.Location{}))
		if want := brief(fresh.Token(inspect.Parse(text), audit.Location{})); !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: %q, and %q by an engine that remembers nothing", text, got, want)
		}
	}
}

// alone leaves out the rules that compare tokens of a run.
func alone(rules []*audit.Rule) (kept []*audit.Rule) {
	for _, r := range rules {
		if !r.Recalls {
			kept = append(kept, r)
		}
	}
	return kept
}

// fixtureTokens returns the tokens of all fixtures.
func fixtureTokens(t *testing.T) (tokens [][]byte) {
	t.Helper()
	eachTokenFixture(t, func(fx fixture) { tokens = append(tokens, fx.token(t)) })
	return tokens
}

// eachTokenFixture visits all fixtures that hold a token.
func eachTokenFixture(t *testing.T, visit func(fixture)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(fixtureDir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	visited := 0
	for _, name := range files {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range archive.Files {
			fx := readFixture(t, file.Data)
			if _, raw := fx["raw"]; raw || fx["header"] != "" {
				visited++
				visit(fx)
			}
		}
	}
	if visited < 500 {
		t.Errorf("%d tokens found; there are more", visited)
	}
}
