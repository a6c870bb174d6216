package inspect_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestBase64 reads signatures: what they decode to and which departures are
// reported, as "code@offset in the segment".
func TestBase64(t *testing.T) {
	for _, c := range []struct{ raw, bytes, problems string }{
		{"", "", ""},
		{"YQ", "a", ""},
		{"YWI", "ab", ""},
		{"YWJj", "abc", ""},
		{"_-8", "\xff\xef", ""},
		// padding
		{"YQ==", "a", "noncanonical@2"},
		{"YQ=", "a", "noncanonical@2"},
		{"YWI=", "ab", "noncanonical@3"},
		{"YWJj====", "abc", "noncanonical@4"},
		{"=", "", "noncanonical@0"},
		{"YQ==YWJj", "a\x06\x16&", "noncanonical@2 base64@4 noncanonical@7"},
		// the other alphabet, once however often
		{"+/8", "\xfb\xff", "noncanonical@0"},
		{"_/8", "\xff\xff", "noncanonical@1"},
		// white space, once however often
		{"YW Jj", "abc", "noncanonical@2"},
		{"YW\nJj", "abc", "noncanonical@2"},
		{"YW\r\nJj\r\n", "abc", "noncanonical@2"},
		{"\tYWJj", "abc", "noncanonical@0"},
		{"YWJj\n", "abc", "noncanonical@4"},
		// bits that an encoder leaves zero
		{"YR", "a", "noncanonical@1"},
		{"YWK", "ab", "noncanonical@2"},
		{"YWJ", "ab", "noncanonical@2"},
		{"YR==", "a", "noncanonical@2 noncanonical@1"},
		// illegal bytes end the decoding
		{"YWJj*Zm9v", "abc", "base64@4"},
		{"*", "", "base64@0"},
		{"YWJj\x00", "abc", "base64@4"},
		{"YWJjé", "abc", "base64@4"},
		{"YWJjZ*", "abc", "base64@5"},
		{"YWJjZm*", "abcf", "base64@6"},
		{"YWJjZn*", "abcf", "base64@6"}, // stray bits of an unfinished quantum say nothing
		{"YWJjZm9*", "abcfo", "base64@7"},
		{"YW=Jj*", "abc", "noncanonical@2 base64@3 base64@5"},
		// cut short
		{"A", "", "base64@0"},
		{"YWJjZ", "abc", "base64@4"},
		{"YWJjZ\n", "abc", "noncanonical@5 base64@4"},
		{"Y W+J j=", "ao\x89", "noncanonical@1 noncanonical@3 noncanonical@7 base64@6"},
	} {
		prefix := hs256 + ".e30."
		tok := parse(prefix + c.raw)
		var got []string
		for _, p := range tok.Problems {
			check(t, fmt.Sprintf("%q part", c.raw), p.Part, "signature")
			check(t, fmt.Sprintf("%q decoded", c.raw), p.Decoded, -1)
			got = append(got, fmt.Sprintf("%s@%d", p.Code, p.Offset-len(prefix)))
		}
		check(t, fmt.Sprintf("%q problems", c.raw), strings.Join(got, " "), c.problems)
		check(t, fmt.Sprintf("%q bytes", c.raw), string(tok.Signature.Bytes), c.bytes)
		check(t, fmt.Sprintf("%q raw", c.raw), string(tok.Signature.Raw), c.raw)
	}
}

func TestBase64SaysWhichByte(t *testing.T) {
	tok := parse(hs256 + ".e30.YWJj*")
	if len(tok.Problems) != 1 || !strings.Contains(tok.Problems[0].Message, "0x2a") {
		t.Errorf("problems %v do not name the byte", tok.Problems)
	}
}

// TestBase64EveryByte holds the alphabets against encoding/base64.
func TestBase64EveryByte(t *testing.T) {
	for c := range 256 {
		if c == '.' || c == '~' { // these end the segment
			continue
		}
		for _, before := range []string{"Y", "YW", "YWJ"} {
			everyByte(t, append([]byte(before), byte(c)))
		}
	}
}

func everyByte(t *testing.T, raw []byte) {
	tok := inspect.Parse(append([]byte(hs256+".e30."), raw...))
	want, err := base64.RawURLEncoding.Strict().DecodeString(string(raw))
	last := raw[len(raw)-1]
	clean := err == nil && last != '\r' && last != '\n'
	check(t, fmt.Sprintf("%q strict", raw), len(tok.Problems) == 0, clean)
	if clean && !bytes.Equal(tok.Signature.Bytes, want) {
		t.Errorf("%q decodes to %q, want %q", raw, tok.Signature.Bytes, want)
	}
}

// FuzzBase64 holds the decoding against encoding/base64 in both directions.
func FuzzBase64(f *testing.F) {
	for _, s := range []string{"", "A", "YQ", "YR", "YWJj", "YQ==", "+/8", "_-8", "Y W\nJj", "YWJj*", "YWJjZ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if strings.ContainsAny(raw, ".~") || len(raw) > 1<<16 {
			t.Skip()
		}
		tok := parse(hs256 + ".e30." + raw)
		want, err := base64.RawURLEncoding.Strict().DecodeString(raw)
		strict := err == nil && !strings.ContainsAny(raw, "\r\n")
		if accepted := len(tok.Problems) == 0; accepted != strict {
			t.Fatalf("%q: problems %v, encoding/base64: %v", raw, tok.Problems, err)
		}
		if strict && (!bytes.Equal(tok.Signature.Bytes, want) || b64(string(tok.Signature.Bytes)) != raw) {
			t.Fatalf("%q decodes to %q, want %q", raw, tok.Signature.Bytes, want)
		}
	})
}
