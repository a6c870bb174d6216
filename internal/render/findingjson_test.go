package render_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/render"
)

// FuzzFindingJSON holds that the findings of a report, which are written by
// hand for speed, say what decode says of the same findings.
func FuzzFindingJSON(f *testing.F) {
	f.Add("alg is \"none\"", "stdin", "/a~1b/0", "header/alg", 3, 0)
	f.Add("\x00\b\f\u2028\u202e\xff</script>", "", "", "\x7f", 0, 7)
	f.Add("eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl", "a\tb\r\n\\", "/eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl", "x", 1, 1)
	f.Fuzz(func(t *testing.T, message, input, pointer, path string, index, line int) {
		finding := audit.Finding{Rule: testRules[0], Severity: audit.High, Preset: []string{"", "auth0"}[index&1], Message: message,
			Location: audit.Location{Input: input, Index: index, Line: line, Pointer: pointer, Path: path}}
		var report, ndjson, decoded bytes.Buffer
		judged := &render.Judged{Token: subject("eyJhbGciOiJub25lIn0.e30."), Findings: []audit.Finding{finding}}
		asJSON, err := render.NewAuditJSON(&report, render.Tool{})
		check(t, err)
		check(t, asJSON.Token(judged))
		check(t, asJSON.Close(&audit.Summary{}))
		check(t, render.NewAuditNDJSON(&ndjson).Token(judged))
		list := render.NewDecodeJSON(&decoded)
		check(t, list.Token(&render.View{Token: plainToken(), Findings: []audit.Finding{finding}, Now: fuzzNow}))
		check(t, list.Close())

		var one struct{ Findings []map[string]any }
		var line1 map[string]any
		var all struct {
			Tokens []struct{ Findings []map[string]any }
		}
		check(t, json.Unmarshal(report.Bytes(), &one))
		check(t, json.Unmarshal(ndjson.Bytes(), &line1))
		check(t, json.Unmarshal(decoded.Bytes(), &all))
		want := all.Tokens[0].Findings[0]
		delete(line1, "type")
		if !reflect.DeepEqual(one.Findings[0], want) || !reflect.DeepEqual(line1, want) {
			t.Errorf("report %v\nndjson %v\ndecode %v", one.Findings[0], line1, want)
		}
	})
}
