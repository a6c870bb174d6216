package audit_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"pgregory.net/rapid"
)

func findingAt(rule, input, path string) *audit.Finding {
	return &audit.Finding{Rule: &audit.Rule{ID: rule}, Location: audit.Location{Input: input, Path: path}}
}

// TestBaselineOrder: the text depends on what is known alone, never on the
// order in which it was found, and reading it loses nothing.
func TestBaselineOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-z]{1,3}`)
		findings := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) *audit.Finding {
			return findingAt(word.Draw(t, "rule"), word.Draw(t, "input"), word.Draw(t, "path"))
		}), 0, 12).Draw(t, "findings")
		encode := func(list []*audit.Finding) []byte {
			b, _ := audit.ReadBaseline(nil)
			for _, f := range list {
				if err := b.Add(f); err != nil {
					t.Fatal(err)
				}
			}
			text, err := b.Encode()
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		text := encode(findings)
		slices.Reverse(findings)
		if other := encode(findings); !bytes.Equal(text, other) {
			t.Fatalf("%s\n%s", text, other)
		}
		b, err := audit.ReadBaseline(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if !b.Knows(f) {
				t.Fatalf("%s does not know %+v", text, f)
			}
		}
		if again, err := b.Encode(); err != nil || !bytes.Equal(text, again) {
			t.Fatalf("%s\n%s", text, again)
		}
	})
}

func TestBaselineStale(t *testing.T) {
	b, _ := audit.ReadBaseline(nil)
	for _, input := range []string{"a", "b", "c"} {
		for _, rule := range []string{"x-one", "x-two"} {
			if err := b.Add(findingAt(rule, input, "header")); err != nil {
				t.Fatal(err)
			}
		}
	}
	text, _ := b.Encode()
	b, err := audit.ReadBaseline(text)
	if err != nil {
		t.Fatal(err)
	}
	b.Saw("a")
	b.Knows(findingAt("x-one", "a", "header"))
	stale := b.Stale(func(rule string) bool { return rule == "x-two" }, func(input string) bool { return input == "c" })
	var got []string
	for _, e := range stale {
		got = append(got, e.Input+" "+e.Rule)
	}
	if want := []string{"a x-two", "c x-two"}; !slices.Equal(got, want) {
		t.Errorf("stale %q, want %q", got, want)
	}
	if b.Prune(stale); b.Len() != 4 {
		t.Errorf("%d left", b.Len())
	}
}

// TestBaselineSaysNothing: names that a token's author chose are not repeated
// where they look like data.
func TestBaselineSaysNothing(t *testing.T) {
	b, _ := audit.ReadBaseline(nil)
	f := findingAt("x-one", "a", "payload/jane doe@example/x")
	f.Issuer, f.KeyID, f.Message = "https://secret.example", "secret-kid", "secret message"
	if err := b.Add(f); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(findingAt("x-two", "a", "payload/"+strings.Repeat("eyJ", 30))); err != nil {
		t.Fatal(err)
	}
	text, _ := b.Encode()
	for _, secret := range []string{"jane", "secret", "eyJ"} {
		if strings.Contains(string(text), secret) {
			t.Errorf("%s holds %q", text, secret)
		}
	}
}

func TestReadBaselineRefuses(t *testing.T) {
	for _, text := range []string{"", "x", "[]", "{}", "null", `{"schema":"jwtctl.baseline/v1","findings":[null]}`,
		`{"schema":"jwtctl.baseline/v1","findings":[{}]}`, `{"schema":"jwtctl.baseline/v1","findings":[],"more":1}`,
		`{"schema":"jwtctl.baseline/v1","findings":[]} x`, `{"schema":"jwtctl.baseline/v1","findings":[]} }`, "{\"schema\":\"jwtctl.baseline/v1\",\"findings\":[]}\n]", `{"schema":"jwtctl.baseline/v1","findings":[{"fingerprint":"md5:1","rule":"a"}]}`} {
		if _, err := audit.ReadBaseline([]byte(text)); err == nil {
			t.Errorf("%q is taken for a baseline", text)
		}
	}
}

func FuzzReadBaseline(f *testing.F) {
	f.Add([]byte(`{"schema":"jwtctl.baseline/v1","findings":[{"fingerprint":"sha256:00","rule":"a-b","input":"x","path":"header"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := audit.ReadBaseline(text)
		if err != nil {
			return
		}
		written, err := b.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := audit.ReadBaseline(written); err != nil || again.Len() != b.Len() {
			t.Fatalf("%s is not read back: %v", written, err)
		}
	})
}
