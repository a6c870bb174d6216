package inspect_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/jwtctl/jwtctl/inspect"
)

// FuzzParse: no text makes Parse panic or point outside it, and a Parser that
// has read another token reads it the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", ".", "..", "~", "{", "{}", one, one + "~", nest(6), hs256, hs256 + ".e30=.c2ln\n", b64(dirHeader) + "..aXY.Y3Q.dGFn",
		jweGeneral(17), sd(`{"_sd":["`+rfcNameDigest+`"]}`, rfcName, rfcArray) + two, jws(zipHeader, deflated([]byte(`{"a":1}`))),
		jws("\xef\xbb\xbf"+`{"alg":"HS256","alg":1}x`, "{\"a\":\"\xff\\ud800\"}"), b64(`{"alg":"HS256","b64":false}`) + `.{"sub":1,"sub":2}.c2ln`,
		`{"payload":"e30","signatures":[{"protected":"` + hs256 + `","signature":"c2\nln"}]}`,
	} {
		f.Add([]byte(s), []byte(one))
		f.Add([]byte(one), []byte(s))
	}
	f.Fuzz(func(t *testing.T, text, before []byte) {
		fresh := inspect.Parse(text)
		checkSane(t, fresh)
		want := dump(fresh)
		var p inspect.Parser
		p.Parse(before)
		if got := dump(p.Parse(text)); got != want {
			t.Fatalf("%q behind %q:\n%s\nwant\n%s", text, before, got, want)
		}
	})
}

// FuzzReadJSON holds the reader against encoding/json and jsontext.
func FuzzReadJSON(f *testing.F) {
	for _, s := range []string{
		"", " ", "{}", `{"a":1,"\u0061":2}`, `{"a":[1,2,{"b":null}]}`, `{"a":1}x`, "\xef\xbb\xbf{}", "{\"\xff\":\"\xfe\"}", `["\ud800"]`,
		`{"a":1,}`, `{"a"`, "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", "1e400", "{\x00}\x00", pathJSON,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, problems := inspect.ReadJSON(text)
		checkDocument(t, doc)
		seen := map[inspect.Code]bool{}
		for _, p := range problems {
			seen[p.Code] = true
			if p.Offset < 0 || p.Offset > len(text) {
				t.Fatalf("%q: %v lies outside the text", text, p)
			}
		}
		if strict := jsontext.Value(text).IsValid(); strict != (len(problems) == 0) && !seen[inspect.CodeLimit] {
			t.Fatalf("%q: problems %v, jsontext says %v", text, problems, strict)
		}
		// encoding/json minds neither duplicates nor the encoding inside strings.
		syntax := seen[inspect.CodeJSON] || seen[inspect.CodeTrailing] || bytes.HasPrefix(text, []byte("\xef\xbb\xbf"))
		if valid := json.Valid(text); valid == syntax && !seen[inspect.CodeLimit] && !(seen[inspect.CodeUTF8] && doc.Len() == 0) {
			t.Fatalf("%q: problems %v, encoding/json says %v", text, problems, valid)
		}
		if !seen[inspect.CodeJSON] && !seen[inspect.CodeLimit] {
			for v := range everything(doc) {
				if doc.Len() > 0 && !json.Valid(v.Raw()) {
					t.Fatalf("%q: value %q is no JSON", text, v.Raw())
				}
			}
		}
	})
}
