package config_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/config"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite what is said of bad files")

func known() config.Names {
	return config.Names{Rules: []string{"alg-none", "claim-exp-missing", "claim-jti-missing", "pii-email"}, Presets: []string{"auto", "none", "auth0"}}
}

const whole = `
profile: access-token
preset: auth0
fapi2: true
max-lifetime: 1d12h
skew: 30s
fail-on: never
min-severity: low
select: ["*"]
ignore: [pii-*]
algorithms: [ES256]
issuers:
  - https://as.acme.dev
  - "https://*.acme.dev/**"
audiences: [https://api.acme.dev]
claims:
  required: [sub]
  allowed: [scope]
  forbidden: [email]
severity:
  pii-*: high
  alg-none: info
overrides:
  - issuer: https://old.acme.dev
    fapi2: false
    max-lifetime: 24h
    claims: {required: []}
ignores:
  - rule: claim-jti-missing
    reason: >
      the issuer cannot
    expires: 2026-06-30
    issuer: https://as.acme.dev
    kid: "7"
    input: tests/**
    path: payload/jti
`

func TestParse(t *testing.T) {
	file, err := config.Parse("x.yaml", []byte(whole), known())
	if err != nil {
		t.Fatal(err)
	}
	no := false
	want := audit.Policy{Profile: "access-token", Preset: "auth0", FAPI2: true, MaxLifetime: 36 * time.Hour, Skew: 30 * time.Second,
		Select: []string{"*"}, Ignore: []string{"pii-*"},
		Demands: audit.Demands{Algorithms: []string{"ES256"}, Issuers: []string{"https://as.acme.dev", "https://*.acme.dev/**"},
			Audiences: []string{"https://api.acme.dev"}, Required: []string{"sub"}, Allowed: []string{"scope"}, Forbidden: []string{"email"}},
		Severities: []audit.SeverityOverride{{Rules: "pii-*", Severity: audit.High}, {Rules: "alg-none", Severity: audit.Info}},
		Overrides:  []audit.Override{{Issuer: "https://old.acme.dev", FAPI2: &no, MaxLifetime: 24 * time.Hour, Demands: audit.Demands{Required: []string{}}}},
	}
	if !reflect.DeepEqual(file.Policy, want) {
		t.Errorf("policy\n%+v\nwant\n%+v", file.Policy, want)
	}
	ignores := []audit.Ignore{{Rules: "claim-jti-missing", Reason: "the issuer cannot", Expires: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC),
		Issuer: "https://as.acme.dev", KeyID: "7", Input: "tests/**", Path: "payload/jti"}}
	if !reflect.DeepEqual(file.Ignores, ignores) || file.FailOn != "never" || file.MinSeverity != "low" {
		t.Errorf("file %+v", file)
	}
	if file.Line("claims.forbidden") != 19 || file.Line("profile") != 2 || file.Line("skewed") != 0 {
		t.Errorf("lines %d %d", file.Line("claims.forbidden"), file.Line("profile"))
	}
}

func TestParseNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "# only a comment\n", "---\n", "---\n# x\n"} {
		if file, err := config.Parse("x.yaml", []byte(text), known()); err != nil || !reflect.DeepEqual(file.Policy, audit.Policy{}) {
			t.Errorf("%q: %+v, %v", text, file, err)
		}
	}
}

// TestErrors holds each bad file in testdata/errors.txtar to what is said of
// it: the first lines, up to the one that is empty.
func TestErrors(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "errors.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range archive.Files {
		want, text, ok := strings.Cut(string(f.Data), "\n\n")
		if !ok {
			t.Fatalf("%s: no empty line", f.Name)
		}
		_, err := config.Parse("p.yaml", []byte(text), known())
		var fault *config.Error
		if !errors.As(err, &fault) {
			t.Errorf("%s: no error, but %v", f.Name, err)
			continue
		}
		got := fault.Error() + "\n" + fault.Excerpt() + "\nhint: " + fault.Hint()
		archive.Files[i].Data = []byte(got + "\n\n" + text)
		if got != want && !*update {
			t.Errorf("%s:\n%s\nwant\n%s", f.Name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", "errors.txtar"), txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(archive.Files) < 20 {
		t.Errorf("%d bad files only", len(archive.Files))
	}
}

// TestHostile: files made to take for ever do not.
func TestHostile(t *testing.T) {
	const n = config.MaxBytes
	for name, text := range map[string]string{
		"flow": strings.Repeat("[", n), "maps": strings.Repeat("{a: ", n/4), "entries": strings.Repeat("- ", n/2),
		"keys": strings.Repeat("? ", n/2), "anchors": strings.Repeat("&a ", n/3), "aliases": "a: &a [x]\nb: [" + strings.Repeat("*a,", n/4) + "]",
		"tags": strings.Repeat("! ", n/2), "colons": strings.Repeat("a: ", n/3), "commas": "[" + strings.Repeat(",", n-1),
		"members": strings.Repeat("a: b\n", n/5), "documents": strings.Repeat("---\n", n/4), "quote": "'" + strings.Repeat("a\n", n/2-1),
		"list": "select: [" + strings.Repeat("x,", n/4) + "]", "indent": strings.Repeat(strings.Repeat(" ", 100)+"a:\n", n/110),
		"stairs": stairs(), "long": strings.Repeat("x", n+1), "bytes": "\xff\xfe", "nul": "a\x00b: 1", "merge": "<<: {a: 1}",
	} {
		began := time.Now()
		if _, err := config.Parse("x.yaml", []byte(text), known()); err == nil {
			t.Errorf("%s: no error", name)
		}
		if took := time.Since(began); took > 20*time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
}

func stairs() string {
	var b strings.Builder
	for i := range 400 {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// FuzzParse: no file makes the reader panic, hang or say nothing.
func FuzzParse(f *testing.F) {
	f.Add([]byte(whole))
	if archive, err := txtar.ParseFile(filepath.Join("testdata", "errors.txtar")); err == nil {
		for _, file := range archive.Files {
			_, text, _ := strings.Cut(string(file.Data), "\n\n")
			f.Add([]byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		_, err := config.Parse("x.yaml", text, known())
		var fault *config.Error
		if errors.As(err, &fault) {
			if fault.Line < 1 || fault.Column < 1 || fault.Message == "" || fault.Hint() == "" || strings.Count(fault.Excerpt(), "\n") != 1 {
				t.Fatalf("%q: poor error %+v\n%s", text, fault, fault.Excerpt())
			}
		} else if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
