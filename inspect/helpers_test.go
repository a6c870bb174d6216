package inspect_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// hs256 is the encoded header {"alg":"HS256"}.
const hs256 = "eyJhbGciOiJIUzI1NiJ9"

func b64(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

// jws builds a compact token from JSON texts; the signature is "sig".
func jws(header, payload string) string {
	return b64(header) + "." + b64(payload) + "." + b64("sig")
}

func parse(text string) *inspect.Token { return inspect.Parse([]byte(text)) }

// codes lists problems as "code part@offset".
func codes(problems []inspect.Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, strings.TrimLeft(fmt.Sprintf("%s %s@%d", p.Code, p.Part, p.Offset), " "))
	}
	return strings.Join(list, ", ")
}

// kinds lists the codes of problems alone.
func kinds(problems []inspect.Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, string(p.Code))
	}
	return strings.Join(list, " ")
}

// outline writes every value below v as "path=raw", containers as "path{" or
// "path[", and marks duplicates with "!".
func outline(v inspect.Value) string {
	var list []string
	for d := range v.Descendants() {
		s := d.Path()
		switch d.Kind() {
		case inspect.Object, inspect.Array:
			s += string(rune(d.Kind()))
		default:
			s += "=" + string(d.Raw())
		}
		if d.Duplicate() {
			s += "!"
		}
		list = append(list, s)
	}
	return strings.Join(list, " ")
}

// check compares and says what was compared.
func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %#v, want %#v", what, got, want)
	}
}
