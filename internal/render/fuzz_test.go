package render_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

var fuzzNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// FuzzDecodeRendering shows any token in every form: no panic, no byte that a
// terminal would obey, JSON that is valid, and no signature.
func FuzzDecodeRendering(f *testing.F) {
	b64 := base64.RawURLEncoding.EncodeToString
	f.Add([]byte(`{"alg":"ES256","kid":"\u202e"}`), []byte(`{"iss":"a","exp":1001.9,"iat":1000,"x":{"y":[1,2,{"z":"\u001b[2J"}]}}`), []byte("~WyJhIiwiYiIsImMiXQ~"))
	f.Add([]byte(`{"alg":"none"}`), []byte("\xff\xfe"), []byte(""))
	f.Add([]byte(`{"zip":"DEF","alg":"ES256"}`), []byte(b64([]byte(`{"alg":"none"}`))+".e30.AAAA"), []byte("."))
	f.Add([]byte(`{`), []byte(`{"exp":-62135596801,"nbf":1e300}`), []byte(".a.b"))
	f.Fuzz(func(t *testing.T, header, payload, tail []byte) {
		token := inspect.Parse([]byte(b64(header) + "." + b64(payload) + ".c2lnbmF0dXJl" + string(tail)))
		engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, fuzzNow)
		if err != nil {
			t.Fatal(err)
		}
		loc := audit.Location{Input: "fuzz", Index: 1}
		view := &render.View{Location: loc, Token: token, Profile: audit.Detect(token), Now: fuzzNow, Numbered: true,
			Findings: engine.Token(token, loc)}
		var text, wire, report, reportJSON bytes.Buffer
		check(t, render.NewDecodeText(&text, render.NewTheme(false)).Token(view))
		list := render.NewDecodeJSON(&wire)
		check(t, list.Token(view))
		check(t, list.Close())
		subject := render.NewSubject(token, audit.GistOf(token, view.Profile))
		judged := &render.Judged{Location: loc, Token: &subject, Findings: view.Findings}
		check(t, render.NewAuditText(&report, render.NewTheme(false)).Token(judged))
		check(t, render.NewAuditNDJSON(&reportJSON).Token(judged))
		outs := map[string][]byte{"text": text.Bytes(), "json": wire.Bytes(), "audit": report.Bytes(), "ndjson": reportJSON.Bytes()}
		for name, out := range reports(t, judged) {
			outs[name] = out
		}
		for name, out := range outs {
			requireSafe(t, name, out)
			if bytes.Contains(out, []byte("c2lnbmF0dXJl")) && !bytes.Contains(header, []byte("c2ln")) && !bytes.Contains(payload, []byte("c2ln")) {
				t.Fatalf("%s shows the signature: %q", name, out)
			}
		}
		if !json.Valid(wire.Bytes()) {
			t.Fatalf("not JSON: %s", wire.Bytes())
		}
	})
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// requireSafe is the oracle of safetext, applied to a whole output.
func requireSafe(t *testing.T, name string, out []byte) {
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && size == 1 || r != '\n' && !safetext.IsSafe(r) {
			t.Fatalf("%s: %U at byte %d: %q", name, r, i, out)
		}
		i += size
	}
}
