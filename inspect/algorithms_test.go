package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestRegistries finds slips in the registry snapshots: names that stand
// twice, entries that lack what their kind has.
func TestRegistries(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range inspect.Algorithms() {
		if seen[a.Name] || a.Status == "" || a.Ref == "" {
			t.Errorf("%s: listed twice or incomplete", a.Name)
		}
		seen[a.Name] = true
		if got, ok := inspect.FindAlgorithm(a.Name); !ok || *got != a {
			t.Errorf("%s: not found", a.Name)
		}
		switch a.Kind {
		case inspect.ContentEncryption:
			if a.KeyBytes == 0 || a.IVBytes == 0 || a.TagBytes == 0 {
				t.Errorf("%s: sizes missing", a.Name)
			}
		case inspect.MAC:
			if a.SignatureBytes != a.KeyBytes {
				t.Errorf("%s: RFC 7518 §3.2 asks for keys as long as the hash", a.Name)
			}
		}
	}
	for _, h := range inspect.HeaderParameters() {
		if got, ok := inspect.FindHeaderParameter([]byte(h.Name)); !ok || *got != h {
			t.Errorf("%s: listed twice", h.Name)
		}
	}
}

func TestFoldAlgorithm(t *testing.T) {
	for name, want := range map[string]string{"ED25519": "Ed25519", " hs256 ": "HS256", "eddsa": "EdDSA"} {
		if a, ok := inspect.FoldAlgorithm(name); !ok || a.Name != want {
			t.Errorf("%q: got %v", name, a)
		}
	}
	if a, ok := inspect.FoldAlgorithm("HS2566"); ok {
		t.Errorf("found %v", a)
	}
	if _, ok := inspect.FindAlgorithm("hs256"); ok {
		t.Error("FindAlgorithm must be case-sensitive")
	}
}

func TestFloat(t *testing.T) {
	for text, want := range map[string]bool{"1": true, "9007199254740992": true, "9007199254740993": false,
		"1e22": true, "1e999": false, "0.5": true, "0.1": false} {
		doc, _ := inspect.ReadJSON([]byte(text))
		if f, exact := doc.Root().Float(); exact != want {
			t.Errorf("%s: %v exact=%v", text, f, exact)
		}
	}
}
