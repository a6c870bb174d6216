package inspect_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"github.com/jwtctl/jwtctl/inspect"
)

// A grown JSON text knows every value it is made of, in document order.
type grown struct {
	text   strings.Builder
	values []grownValue
}

type grownValue struct {
	name      string // "" for elements
	start     int
	end       int
	depth     int
	duplicate bool
}

// quote writes s as a JSON string with escapes where chance wants them.
func quote(t *rapid.T, s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r < ' ' || r == '"' || r == '\\' || rapid.IntRange(0, 5).Draw(t, "escape") == 0:
			for _, u := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04x`, u)
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

var (
	// Few letters, so that names collide, and all that paths must escape.
	someName  = rapid.StringOfN(rapid.SampledFrom([]rune("ab/~.0é\"\\\n😀")), 0, 3, -1)
	someSpace = rapid.SampledFrom([]string{"", "", "", " ", "\n\t", "\r\n "})
	someAtom  = rapid.SampledFrom([]string{
		"null", "true", "false", "0", "-0", "1.50", "9007199254740993", "1e400", "-1E-7", "1e999999999", "123456789012345678901234567890",
	})
)

// value grows one value below depth containers; duplicate names are wanted
// only where some are allowed.
func (g *grown) value(t *rapid.T, name string, depth int, duplicate, unique bool) {
	i := len(g.values)
	g.values = append(g.values, grownValue{name: name, start: g.text.Len(), depth: depth, duplicate: duplicate})
	kind := rapid.IntRange(0, 3).Draw(t, "kind")
	switch {
	case depth == 0 || kind == 0 && depth < 4:
		g.object(t, depth, unique)
	case kind == 1 && depth < 4:
		g.text.WriteString("[")
		for j := range rapid.IntRange(0, 3).Draw(t, "elements") {
			g.comma(t, j)
			g.value(t, "", depth+1, false, unique)
		}
		g.text.WriteString(someSpace.Draw(t, "space") + "]")
	case kind == 2:
		g.text.WriteString(quote(t, someName.Draw(t, "text")))
	default:
		g.text.WriteString(someAtom.Draw(t, "atom"))
	}
	g.values[i].end = g.text.Len()
}

func (g *grown) comma(t *rapid.T, i int) {
	if i > 0 {
		g.text.WriteString(someSpace.Draw(t, "space") + ",")
	}
	g.text.WriteString(someSpace.Draw(t, "space"))
}

func (g *grown) object(t *rapid.T, depth int, unique bool) {
	g.text.WriteString("{")
	names := map[string]bool{}
	members := 0
	for range rapid.IntRange(0, 5).Draw(t, "members") {
		name := someName.Draw(t, "name")
		if unique && names[name] {
			continue
		}
		g.comma(t, members)
		members++
		g.text.WriteString(quote(t, name) + someSpace.Draw(t, "space") + ":" + someSpace.Draw(t, "space"))
		g.value(t, name, depth+1, names[name], unique)
		names[name] = true
	}
	g.text.WriteString(someSpace.Draw(t, "space") + "}")
}

func grow(t *rapid.T, unique bool) *grown {
	g := new(grown)
	g.text.WriteString(someSpace.Draw(t, "space"))
	g.value(t, "", 0, false, unique)
	return g
}

// TestPropertyLossless: Parse gives back the members of any header and any
// claims, in order, with the digits they were written with.
func TestPropertyLossless(t *testing.T) {
	var p inspect.Parser
	rapid.Check(t, func(t *rapid.T) {
		header, payload := grow(t, false), grow(t, false)
		tok := p.Parse([]byte(jws(header.text.String(), payload.text.String())))
		duplicates := header.compare(t, &tok.Header.JSON) + payload.compare(t, tok.Claims())
		if got := strings.Count(kinds(tok.Problems), "duplicate"); got != duplicates || len(tok.Problems) != duplicates {
			t.Fatalf("problems %v, want %d duplicates", tok.Problems, duplicates)
		}
	})
}

// compare holds a document against what it was grown from, and counts the
// duplicates.
func (g *grown) compare(t *rapid.T, doc *inspect.Document) int {
	text, duplicates := g.text.String(), 0
	if doc.Len() != len(g.values) {
		t.Fatalf("%s: %d values, want %d", text, doc.Len(), len(g.values))
	}
	i := 0
	for v := range everything(doc) {
		want := g.values[i]
		if v.Name() != want.name || string(v.Raw()) != text[want.start:want.end] || v.Offset() != want.start ||
			v.Depth() != want.depth || v.Duplicate() != want.duplicate {
			t.Fatalf("%s: value %d is %q: %q at %d, depth %d, duplicate %v; want %+v", text, i, v.Name(), v.Raw(), v.Offset(), v.Depth(), v.Duplicate(), want)
		}
		if want.duplicate {
			duplicates++
		}
		i++
	}
	return duplicates
}

// everything yields the outermost value and all below it.
func everything(doc *inspect.Document) func(func(inspect.Value) bool) {
	return func(yield func(inspect.Value) bool) {
		if !yield(doc.Root()) {
			return
		}
		for v := range doc.Root().Descendants() {
			if !yield(v) {
				return
			}
		}
	}
}

// TestPropertyPaths: every value is found by its path, where no name stands twice.
func TestPropertyPaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc, problems := inspect.ReadJSON([]byte(grow(t, true).text.String()))
		if len(problems) > 0 {
			t.Fatalf("problems %v", problems)
		}
		for v := range everything(doc) {
			if found := doc.Root().Lookup(v.Path()); found != v {
				t.Fatalf("%s: %q finds %q, want %q", doc.Text(), v.Path(), found.Raw(), v.Raw())
			}
		}
	})
}

// TestSigningInputOfFiveSegments: a JWE of a broken header with a tilde behind
// it looks like an SD-JWT, and has nothing that is signed.
func TestSigningInputOfFiveSegments(t *testing.T) {
	tok := inspect.Parse([]byte("\x00yJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..aXY.Y3Q.dGF~"))
	if input := tok.SigningInput(); input != nil {
		t.Errorf("signing input %q", input)
	}
	checkSane(t, tok)
}

// TestPropertyFlips: no change of a byte makes Parse panic or point outside
// the text.
func TestPropertyFlips(t *testing.T) {
	texts := []string{
		one, nest(3), b64(dirHeader) + "..aXY.Y3Q.dGFn", jweGeneral(3), sd(`{"_sd":["`+rfcNameDigest+`"]}`, rfcName, rfcArray) + two,
		jws(zipHeader, deflated([]byte(`{"a":1,"b":"c"}`))), `{"payload":"e30","protected":"` + hs256 + `","signature":"c2ln"}`,
		b64(`{"alg":"HS256","b64":false}`) + `.{"sub":1}.c2ln`,
	}
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(rapid.SampledFrom(texts).Draw(t, "text"))
		for range rapid.IntRange(1, 4).Draw(t, "flips") {
			text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		tok := inspect.Parse(text[:rapid.IntRange(0, len(text)).Draw(t, "length")])
		checkSane(t, tok)
	})
}
