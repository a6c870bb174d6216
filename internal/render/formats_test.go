package render_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/render"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata/render")

const goldens = "../../testdata/render"

// The rules that the fixtures are findings of. They are not the catalogue's,
// so that the golden files stay as they are when that changes.
var testRules = []*audit.Rule{
	{ID: "claim-near-miss", Title: "claim is almost one", Severity: audit.Medium, Why: "It is not read.", Fix: "Rename it.", Refs: []string{"RFC 7519 §4"}},
	{ID: "alg-none", Title: "token is not signed", Severity: audit.Critical, Why: "Anyone can forge it.", Fix: "Sign it.", Refs: []string{"RFC 8725 §3.1", "CVE-2015-9235"}},
	{ID: "claim-cnf-missing", Title: "token is not bound", Severity: audit.Info, Why: "A thief can use it.", Fix: "Bind it.", Refs: []string{"RFC 7800"}},
}

func testRule(id string) *audit.Rule {
	for _, r := range testRules {
		if r.ID == id {
			return r
		}
	}
	return &audit.Rule{ID: id}
}

func testRun() render.Run {
	return render.Run{Tool: render.Tool{Name: "jwtctl", Version: "v1.2.3"}, Rules: testRules, Now: fuzzNow,
		Fails: func(s audit.Severity) bool { return s >= audit.High }, Incomplete: func() bool { return false }}
}

// newFormats makes a report of each format; "summary" is the one beside
// github's annotations.
func newFormats(run render.Run) (map[string]render.Report, map[string]*bytes.Buffer) {
	out := map[string]*bytes.Buffer{}
	for _, name := range []string{"sarif", "junit", "github", "summary", "gitlab", "markdown", "html"} {
		out[name] = &bytes.Buffer{}
	}
	return map[string]render.Report{
		"sarif": render.NewAuditSARIF(out["sarif"], run), "junit": render.NewAuditJUnit(out["junit"], run),
		"github": render.NewAuditGitHub(out["github"], out["summary"]), "gitlab": render.NewAuditGitLab(out["gitlab"]),
		"markdown": render.NewAuditMarkdown(out["markdown"]), "html": render.NewAuditHTML(out["html"], run),
	}, out
}

// reports renders tokens in every format and asks of each that it is well
// formed.
func reports(t *testing.T, tokens ...*render.Judged) map[string][]byte {
	t.Helper()
	sum := audit.Summary{Inputs: 1}
	formats, buffers := newFormats(testRun())
	for _, j := range tokens {
		sum.Tokens++
		sum.Add(j.Findings)
		for _, r := range formats {
			check(t, r.Token(j))
		}
	}
	outs := map[string][]byte{}
	for _, r := range formats {
		check(t, r.Close(&sum))
	}
	for name, b := range buffers {
		outs[name] = b.Bytes()
	}
	for _, name := range []string{"sarif", "gitlab"} {
		if !json.Valid(outs[name]) {
			t.Fatalf("%s is not JSON: %s", name, outs[name])
		}
	}
	requireXML(t, outs["junit"])
	for line := range strings.Lines(string(outs["github"])) {
		if strings.Count(line, "\n") != 1 || strings.HasPrefix(strings.TrimLeft(line, " "), "::") && !strings.HasPrefix(line, "::error ") && !strings.HasPrefix(line, "::warning ") && !strings.HasPrefix(line, "::notice ") {
			t.Fatalf("not a workflow command of ours: %q", line)
		}
	}
	return outs
}

func requireXML(t *testing.T, text []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("not XML: %v\n%s", err, text)
		}
	}
}

func plainToken() *inspect.Token { return inspect.Parse([]byte("eyJhbGciOiJub25lIn0.e30.")) }

// subject is what reports say of a token.
func subject(text string) *render.Subject {
	token := inspect.Parse([]byte(text))
	s := render.NewSubject(token, audit.GistOf(token, ""))
	return &s
}

// fixtures reads testdata/render/findings.json.
func fixtures(t *testing.T) []*render.Judged {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(goldens, "findings.json"))
	check(t, err)
	var list []struct {
		Token    string
		Location audit.Location
		Findings []struct{ Rule, Severity, Path, Message, Issuer string }
	}
	check(t, json.Unmarshal(text, &list))
	var tokens []*render.Judged
	for _, x := range list {
		j := &render.Judged{Location: x.Location, Token: subject(x.Token)}
		for _, f := range x.Findings {
			severity, err := audit.ParseSeverity(f.Severity)
			check(t, err)
			at := x.Location
			at.Path = f.Path
			j.Findings = append(j.Findings, audit.Finding{Rule: testRule(f.Rule), Severity: severity, Message: f.Message, Location: at, Issuer: f.Issuer})
		}
		tokens = append(tokens, j)
	}
	return tokens
}

func TestFormats(t *testing.T) {
	for name, got := range reports(t, fixtures(t)...) {
		requireSafe(t, name, got)
		if bytes.Contains(got, []byte("c2lnbmF0dXJl")) || bytes.Contains(got, []byte("<script")) || name == "html" && bytes.Contains(got, []byte("eyJhbGciOiJub25lIn0")) {
			t.Errorf("%s holds a signature or a script:\n%s", name, got)
		}
		path := filepath.Join(goldens, "findings."+name)
		if *update {
			check(t, os.WriteFile(path, got, 0o644))
			continue
		}
		if want, err := os.ReadFile(path); err != nil || !bytes.Equal(want, got) {
			t.Errorf("%s differs (%v): run go test ./internal/render -run TestFormats -update and read the difference\n%s", path, err, got)
		}
	}
}

// TestFormatsWithoutFindings: nothing to report is a report too.
func TestFormatsWithoutFindings(t *testing.T) {
	for name, got := range reports(t) {
		if len(got) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
}

// TestFormatsAreBounded: what a format has no room for is left out, never
// what is worse than what is shown, and the report says so.
func TestFormatsAreBounded(t *testing.T) {
	var tokens []*render.Judged
	for i := range 6000 {
		severity := []audit.Severity{audit.Info, audit.Low, audit.Medium, audit.High}[i%4]
		if i == 5999 {
			severity = audit.Critical
		}
		at := audit.Location{Input: "many.ndjson", Index: i + 1, Line: i + 1, Path: "payload/sub"}
		tokens = append(tokens, &render.Judged{Location: at, Token: subject("eyJhbGciOiJub25lIn0.e30."), Findings: []audit.Finding{
			{Rule: testRules[0], Severity: severity, Message: fmt.Sprintf("finding %d", i), Location: at}}})
	}
	outs := reports(t, tokens...)
	for name, want := range map[string][]string{
		"sarif": {"finding 5999", "1000 findings left out"}, "markdown": {"finding 5999", "findings left out"},
		"html": {"finding 5999", "5000 findings left out"}, "github": {"finding 5999", "5971 not shown"},
	} {
		for _, text := range want {
			if !bytes.Contains(bytes.ToLower(outs[name]), []byte(text)) {
				t.Errorf("%s does not say %q", name, text)
			}
		}
	}
	for name, most := range map[string]int{"markdown": 65000, "summary": 65000} {
		if n := len(outs[name]); n > most || n < most-1000 {
			t.Errorf("%s has %d bytes, want at most and nearly %d", name, n, most)
		}
	}
	for command, want := range map[string]int{"::error ": 10, "::warning ": 10, "::notice ": 10} {
		if n := bytes.Count(outs["github"], []byte(command)); n != want {
			t.Errorf("%d of %q, want %d", n, command, want)
		}
	}
	if n := bytes.Count(outs["sarif"], []byte(`"ruleIndex"`)); n != 5000 {
		t.Errorf("%d SARIF results, want 5000", n)
	}
	if n := bytes.Count(outs["junit"], []byte("<testcase ")); n != 6000 {
		t.Errorf("%d test cases, want 6000", n)
	}
}
