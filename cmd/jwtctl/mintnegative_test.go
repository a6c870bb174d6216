package main

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// inProcess runs a command with text on standard input.
func inProcess(stdin string, args ...string) (stdout, stderr string, code int) {
	e := scriptEnv()
	var out, errs bytes.Buffer
	e.stdin, e.stdout, e.stderr, e.stdinTTY = strings.NewReader(stdin), &out, &errs, false
	code = run(context.Background(), e, args)
	return out.String(), errs.String(), code
}

// TestNegativeThroughCommands gives every token of a set to jwtctl verify and
// jwtctl audit, as a user would: verify refuses it by the check that the set
// names, audit names the rule, and the good ones pass both.
func TestNegativeThroughCommands(t *testing.T) {
	key := projectRoot + "/testdata/keys/NOT-SECRET-es256.pem"
	parties := []string{"--iss", "https://login.acme.dev", "--aud", "https://api.acme.dev"}
	set, stderr, code := inProcess("", append([]string{"mint", "--negative", "--key", key}, parties...)...)
	if code != exitYes {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	tried := 0
	for line := range strings.Lines(set) {
		var c struct{ Name, Expect, Rule, Check, Token string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		tried++
		verifyByCommand(t, c.Name, c.Expect, c.Check, c.Token, append([]string{"--key", key, "--strict", "--profile", "access-token"}, parties...))
		auditByCommand(t, c.Name, c.Expect, c.Rule, c.Token)
	}
	if tried < 150 {
		t.Errorf("%d tokens only", tried)
	}
}

func verifyByCommand(t *testing.T, name, expect, check, token string, flags []string) {
	stdout, stderr, code := inProcess(token, append([]string{"verify", "-o", "json"}, flags...)...)
	if want := map[string]int{"accept": exitYes, "reject": exitNo}[expect]; code != want {
		t.Errorf("%s: verify exits with %d, want %d: %s%s", name, code, want, stdout, stderr)
		return
	}
	var verdict struct {
		Checks []struct{ Name, Status string }
	}
	if err := json.Unmarshal([]byte(stdout), &verdict); err != nil {
		t.Errorf("%s: %v: %s%s", name, err, stdout, stderr)
	}
	failed := []string{}
	for _, c := range verdict.Checks {
		if c.Status == "failed" {
			failed = append(failed, c.Name)
		}
	}
	if expect == "reject" && !slices.Contains(failed, check) {
		t.Errorf("%s: check %s does not fail, but %v", name, check, failed)
	}
}

func auditByCommand(t *testing.T, name, expect, rule, token string) {
	stdout, stderr, code := inProcess(token, "audit", "-o", "json", "--fail-on", "low")
	var report struct{ Findings []struct{ Rule string } }
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Errorf("%s: %v: %s%s", name, err, stdout, stderr)
	}
	found := []string{}
	for _, f := range report.Findings {
		found = append(found, f.Rule)
	}
	if expect == "accept" && code != exitYes {
		t.Errorf("%s: audit exits with %d and finds %v", name, code, found)
	}
	if rule != "" && !slices.Contains(found, rule) {
		t.Errorf("%s: audit does not name %s, but %v", name, rule, found)
	}
}
