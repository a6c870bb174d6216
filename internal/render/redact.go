package render

import (
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// redacted stands where a signature was: a report must not be a credential.
const redacted = "(signature redacted)"

// redact takes the signatures off all tokens in a text, wherever they came
// from: a nested token, a token inside a claim, a token quoted in a message.
func redact(text []byte) []byte {
	var out []byte
	rest := 0
	for at := 0; ; {
		start, end := inspect.Find(text, at)
		if start < 0 {
			break
		}
		at = end
		t := inspect.Parse(text[start:end])
		if s := t.Signature; t.Plausible() && len(s.Raw) > 0 {
			out = append(append(out, text[rest:start+s.Offset]...), redacted...)
			rest = start + s.Offset + len(s.Raw)
		}
	}
	if out == nil {
		return text
	}
	return append(out, text[rest:]...)
}

// redactString is redact for a string that seldom holds a token.
func redactString(s string) string {
	if !strings.Contains(s, "eyJ") { // what inspect.Find looks for
		return s
	}
	return string(redact([]byte(s)))
}
