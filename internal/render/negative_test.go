package render_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"encoding/xml"
	"errors"
	"go/format"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/jwtctl/jwtctl/mint/negative"
)

func negativeSet(t *testing.T, alg string) *negative.Set {
	t.Helper()
	k, err := keygen.Generate(alg, keygen.Options{Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	signer, err := mint.NewSigner(k, alg, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	set, err := negative.Make(&mint.Spec{Profile: audit.ProfileAccessToken, Signer: signer, Random: rand.Reader,
		Now: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}, "")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func written(t *testing.T, write func(io.Writer, *negative.Set) error, set *negative.Set) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, set); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestNegativeNDJSON: each token comes back as it was made.
func TestNegativeNDJSON(t *testing.T) {
	set := negativeSet(t, "ES256")
	lines := json.NewDecoder(bytes.NewReader(written(t, render.NegativeNDJSON, set)))
	lines.DisallowUnknownFields()
	for _, want := range set.Tokens {
		var got struct{ Schema, Name, Family, Expect, Why, Reference, Rule, Check, Token string }
		if err := lines.Decode(&got); err != nil {
			t.Fatal(err)
		}
		if got.Token != string(want.Text) || got.Name != want.Name || got.Expect != want.Expect() || got.Why != want.Why ||
			got.Reference != want.Reference || got.Rule != want.Rule || got.Check != want.Check || got.Family != want.Family ||
			got.Schema != "jwtctl.mint-negative/v1" {
			t.Errorf("%s came back as %+.300v", want.Name, got)
		}
	}
	if lines.More() {
		t.Error("there are more lines than tokens")
	}
}

// TestNegativeJUnit: well-formed, with every token whole among the properties.
func TestNegativeJUnit(t *testing.T) {
	type property struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	set := negativeSet(t, "EdDSA")
	var doc struct {
		Tests  int `xml:"tests,attr"`
		Suites []struct {
			Tests      int        `xml:"tests,attr"`
			Properties []property `xml:"properties>property"`
			Cases      []struct {
				Name       string     `xml:"name,attr"`
				Class      string     `xml:"classname,attr"`
				Properties []property `xml:"properties>property"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(written(t, render.NegativeJUnit, set), &doc); err != nil {
		t.Fatal(err)
	}
	tokens := map[string]string{}
	for _, suite := range doc.Suites {
		if suite.Tests != len(suite.Cases) || len(suite.Properties) != 5 {
			t.Errorf("a suite of %d tests has %d, and %d properties", suite.Tests, len(suite.Cases), len(suite.Properties))
		}
		for _, c := range suite.Cases {
			for _, p := range c.Properties {
				if p.Name == "token" {
					tokens[c.Class+" "+c.Name] = p.Value
				}
			}
		}
	}
	for _, want := range set.Tokens {
		if tokens["jwtctl.negative."+want.Family+" "+want.Name] != string(want.Text) {
			t.Errorf("%s: the token is another one", want.Name)
		}
	}
	if doc.Tests != len(set.Tokens) || len(tokens) != len(set.Tokens) {
		t.Errorf("%d tokens became %d of %d cases", len(set.Tokens), len(tokens), doc.Tests)
	}
}

// TestNegativeGo: formatted as gofmt would, and never with a secret in it. That
// it compiles and runs is tested with the examples in docs/negative-set.md.
func TestNegativeGo(t *testing.T) {
	for _, alg := range []string{"ES256", "HS256"} {
		text := written(t, render.NegativeGo, negativeSet(t, alg))
		formatted, err := format.Source(text)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(formatted, text) {
			t.Errorf("%s: gofmt would change it", alg)
		}
		if strings.Contains(string(text), "const JWKS = \"\"\n") != (alg == "HS256") || strings.Contains(string(text), `\"oct\"`) {
			t.Errorf("%s: a secret in the set", alg)
		}
	}
}

// TestNegativeWriteErrors: a full disk is no success.
func TestNegativeWriteErrors(t *testing.T) {
	set := negativeSet(t, "ES256")
	full := errors.New("no space left")
	for name, write := range map[string]func(io.Writer, *negative.Set) error{
		"ndjson": render.NegativeNDJSON, "junit-cases": render.NegativeJUnit, "go": render.NegativeGo,
	} {
		for _, room := range []int{0, 10, 5000} {
			if err := write(&narrow{room, full}, set); !errors.Is(err, full) {
				t.Errorf("%s with room for %d: %v", name, room, err)
			}
		}
	}
}

// narrow is a writer with room for so many bytes.
type narrow struct {
	room int
	err  error
}

func (w *narrow) Write(b []byte) (int, error) {
	if w.room -= len(b); w.room < 0 {
		return 0, w.err
	}
	return len(b), nil
}
