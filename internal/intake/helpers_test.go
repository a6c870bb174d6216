package intake_test

import (
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
)

func b64(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

// token builds a token that can be told from others by its subject.
func token(sub string) string {
	return b64(`{"alg":"HS256"}`) + "." + b64(`{"sub":"`+sub+`"}`) + "." + b64("signature of "+sub)
}

var (
	a, b, c = token("a"), token("b"), token("c")
	// flattened is a JWS in JSON serialization.
	flattened = `{"payload":"` + b64(`{"sub":"json"}`) + `","protected":"` + b64(`{"alg":"HS256"}`) + `","signature":"c2ln"}`
)

// list writes what is found as "line:pointer:name", where the name stands for
// one of the tokens above, and the text itself for any other.
func list(found []found) string {
	names := map[string]string{a: "A", b: "B", c: "C", flattened: "JSON"}
	var out []string
	for _, f := range found {
		name, ok := names[f.text]
		if !ok {
			name = f.text
		}
		out = append(out, fmt.Sprintf("%d:%s:%s", f.line, f.pointer, name))
	}
	return strings.Join(out, " ")
}

// found is what a visit saw, copied, because a Found lives as long as the visit.
type found struct {
	text, pointer, stripped string
	line, index             int
	alone                   bool
	form                    inspect.Form
	malformed               bool
}

func readAll(r *intake.Reader, in io.Reader) ([]found, error) {
	var all []found
	err := r.Read(in, func(f *intake.Found) error {
		all = append(all, found{string(f.Token.Text), f.Pointer, f.Stripped, f.Line, f.Index, f.Alone, f.Token.Form, f.Token.Malformed()})
		return nil
	})
	return all, err
}

// read reads a text, at once and byte by byte, and demands the same of both.
func read(t *testing.T, text string) []found {
	t.Helper()
	all, err := readAll(new(intake.Reader), strings.NewReader(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if len(text) < 4096 {
		slow, err := readAll(new(intake.Reader), iotest.OneByteReader(strings.NewReader(text)))
		if err != nil || fmt.Sprint(slow) != fmt.Sprint(all) {
			t.Errorf("%q: byte by byte found %v, %v; at once %v", text, slow, err, all)
		}
	}
	for i, f := range all {
		if f.index != i+1 {
			t.Errorf("%q: token %d has index %d", text, i+1, f.index)
		}
	}
	return all
}

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}
