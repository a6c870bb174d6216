package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestMaskedSignature recognises what log scrubbers leave, and nothing else.
func TestMaskedSignature(t *testing.T) {
	const head = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0."
	for mask, want := range map[string]bool{
		"***": true, "<redacted>": true, "[REDACTED]": true, "(removed)": true, "\u2026": true, "********": true,
		"": false, "*": false, "**": false, "AAAA": false, "<x": false, "<0123456789012345678901234567890123>": false, "..": false,
	} {
		token := inspect.Parse([]byte(head + mask))
		got := false
		for _, p := range token.Problems {
			got = got || p.Code == inspect.CodeMasked
		}
		if got != want {
			t.Errorf("%q: masked %v, want %v (%v)", mask, got, want, token.Problems)
		}
		if want && (!token.Sound() || token.Malformed()) {
			t.Errorf("%q: a masked signature is no fault of the token", mask)
		}
	}
}

// TestFindTakesTheMaskAlong finds a masked token in a log line whole.
func TestFindTakesTheMaskAlong(t *testing.T) {
	const head = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0."
	for line, want := range map[string]string{
		"a " + head + "<redacted> b": head + "<redacted>",
		"a " + head + "*** b":        head + "***",
		"a " + head + "[x] b":        head + "[x]",
		"a " + head + " b":           head,
		"a " + head + "<b> c d":      head + "<b>",
		"a " + head + "< 3 items":    head,
	} {
		start, end := inspect.Find([]byte(line), 0)
		if start < 0 || line[start:end] != want {
			t.Errorf("%q: found [%d:%d], want %q", line, start, end, want)
		}
	}
}
