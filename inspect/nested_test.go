package inspect_test

import (
	"bytes"
	"compress/flate"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// nest builds a token with n tokens inside one another.
func nest(n int) string {
	text := jws(`{"alg":"HS256"}`, `{"level":1}`)
	for range n {
		text = jws(`{"alg":"HS256","cty":"JWT"}`, text)
	}
	return text
}

// TestNested follows five tokens, the outermost included, and no more.
func TestNested(t *testing.T) {
	for n := range inspect.MaxNesting + 3 {
		name := fmt.Sprintf("%d inside", n)
		tok := parse(nest(n))
		depth, last := 0, tok
		for last.Nested != nil {
			depth, last = depth+1, last.Nested
		}
		check(t, name, depth, min(n, inspect.MaxNesting-1))
		whole := n < inspect.MaxNesting
		check(t, name+" claim", last.Claim("level").Exists(), whole)
		check(t, name+" malformed", tok.Malformed(), !whole)
		want := "limit payload@" + fmt.Sprint(last.Payload.Offset)
		if whole {
			want = ""
		}
		check(t, name+" problems", codes(last.Problems), want)
	}
}

func TestNestedProblemsAreTheInnerToken(t *testing.T) {
	inner := jws(`{"alg":"HS256","alg":"none"}`, `{}x`)
	tok := parse(jws(`{"alg":"RS256"}`, inner))
	check(t, "outer", codes(tok.Problems), "")
	check(t, "inner", codes(tok.Nested.Problems), "duplicate header@20, trailing-data payload@41")
	check(t, "inner text", string(tok.Nested.Text), inner)
	check(t, "malformed", tok.Malformed(), true)
}

func TestWhatIsNotNested(t *testing.T) {
	for _, payload := range []string{
		"eyJhbGciOiJIUzI1NiJ9.only", "eye. and. ear.", "abc.def.ghi", `{"a":"eyJ.a.b"}`, "e.y.J", "ey",
	} {
		if tok := parse(jws(`{"alg":"HS256"}`, payload)); tok.Nested != nil {
			t.Errorf("%q is taken for a nested token", payload)
		}
	}
}

func deflated(s []byte) string {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	_, _ = w.Write(s)
	_ = w.Close()
	return b.String()
}

const zipHeader = `{"alg":"ES256","zip":"DEF"}`

func TestInflate(t *testing.T) {
	claims := `{"iss":"https://issuer.example","n":9007199254740993}`
	tok := parse(jws(zipHeader, deflated([]byte(claims))))
	check(t, "problems", codes(tok.Problems), "")
	check(t, "inflated", string(tok.Claims().Text()), claims)
	check(t, "claim", string(tok.Claim("n").Raw()), "9007199254740993")
	check(t, "payload is kept", string(tok.Payload.Bytes), deflated([]byte(claims)))

	at := len(b64(zipHeader)) + 1
	tok = parse(jws(zipHeader, deflated([]byte(`{"a":1,"a":2}`))))
	check(t, "problem inside", codes(tok.Problems), fmt.Sprintf("duplicate payload@%d", at))
	check(t, "decoded", tok.Problems[0].Decoded, 7)

	tok = parse(jws(zipHeader, "this is no deflate data"))
	check(t, "no deflate", string(tok.Problems[0].Code), "inflate")
	check(t, "malformed", tok.Malformed(), true)

	whole := deflated([]byte(claims + strings.Repeat(" ", 100)))
	tok = parse(jws(zipHeader, whole[:len(whole)-2]))
	check(t, "cut", tok.Problems[0].Code, inspect.CodeInflate)

	tok = parse(jws(`{"alg":"ES256","zip":"GZIP"}`, `{"a":1}`))
	check(t, "another zip", tok.Inflated == nil && tok.Claim("a").Exists(), true)
}

func TestBomb(t *testing.T) {
	text := func(n int) []byte { return []byte(`{"a":"` + strings.Repeat("x", n-8) + `"}`) }
	tok := parse(jws(zipHeader, deflated(text(inspect.MaxInflatedBytes))))
	check(t, "at the limit", codes(tok.Problems), "")
	check(t, "at the limit", len(tok.Claims().Text()), inspect.MaxInflatedBytes)

	for _, n := range []int{inspect.MaxInflatedBytes + 1, 20 << 20} {
		tok = parse(jws(zipHeader, deflated(text(n))))
		check(t, fmt.Sprint(n), tok.Problems[0].Code, inspect.CodeLimit)
		check(t, fmt.Sprint(n), tok.Malformed(), true)
		check(t, fmt.Sprint(n), len(tok.Claims().Text()) <= inspect.MaxInflatedBytes, true)
	}
}
