package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// TestInterruptOfKeyMaking interrupts commands as they begin to look for
// primes: each ends with 3 without waiting for them, and writes nothing.
func TestInterruptOfKeyMaking(t *testing.T) {
	made := filepath.Join(t.TempDir(), "made.jwks")
	if _, errs, code := runInterrupted(t.Context(), func() {}, "keys", "init", "--alg", "RS256", made); code != exitYes {
		t.Fatal(errs)
	}
	text := readBytes(t, made)
	r, err := keyring.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	unsigned := strings.Replace(text, `"state":"active"`, `"state":"retiring","signed_until":"2026-01-02T03:05:00Z","published_until":"2027-01-02T03:04:05Z"`, 1)
	for _, c := range []struct {
		ring string
		args []string
	}{
		{text, []string{"keygen", "--alg", "RS256", "--bits", "8192", "-o", "jwk=FILE.jwk"}},
		{text, []string{"keys", "init", "FILE.new", "--alg", "RS512"}},
		{text, []string{"keys", "rotate", "FILE"}},
		{text, []string{"keys", "revoke", "FILE", r.Keys[0].ID}},
		{unsigned, []string{"keys", "doctor", "FILE"}},
	} {
		dir := t.TempDir()
		ring := filepath.Join(dir, "ring.jwks")
		if err := os.WriteFile(ring, []byte(c.ring), 0o600); err != nil {
			t.Fatal(err)
		}
		for i, arg := range c.args {
			c.args[i] = strings.Replace(arg, "FILE", ring, 1)
		}
		ctx, cancel := context.WithCancel(t.Context())
		interrupt := cancel // at the first look at the clock, which comes before the key
		if c.args[0] == "keygen" || c.args[1] == "init" {
			cancel() // these look at no clock
		}
		out, errs, code := runInterrupted(ctx, interrupt, c.args...)
		if code != exitFailed || errs != "error: interrupted\n" || out != "" {
			t.Errorf("%q: exit code %d, %q, %q", c.args, code, out, errs)
		}
		left, err := os.ReadDir(dir)
		if err != nil || readBytes(t, ring) != c.ring {
			t.Errorf("%q has changed the keyring (%v)", c.args, err)
		}
		for _, e := range left {
			if e.Name() != "ring.jwks" && e.Name() != ".ring.jwks.lock" {
				t.Errorf("%q leaves %s behind", c.args, e.Name())
			}
		}
	}
}

// runInterrupted runs a command that is interrupted when it looks at the clock.
func runInterrupted(ctx context.Context, interrupt func(), args ...string) (stdout, stderr string, code int) {
	var out, errs bytes.Buffer
	now := func() time.Time {
		interrupt()
		return time.Date(2026, 1, 2, 3, 5, 0, 0, time.UTC)
	}
	code = run(ctx, env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, random: rand.Reader, now: now,
		getenv: func(string) string { return "" }}, args)
	return out.String(), errs.String(), code
}
