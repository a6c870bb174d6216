package main

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCanaryRing lets every command about keyrings work on rings, sound and
// damaged, and holds that no private byte of any key that they ever held comes
// out.
func TestCanaryRing(t *testing.T) {
	for _, alg := range []string{"ES256", "Ed25519", "RS256"} {
		dir := t.TempDir()
		path := filepath.Join(dir, "ring.jwks")
		c := canary{path: path}
		runs := 0
		run := func(args ...string) {
			t.Helper()
			stdout, stderr, _ := runQuietly(args)
			c.learn(t, path)
			if c.sings(stdout) || c.sings(stderr) {
				t.Errorf("jwtctl %s: private bytes come out:\n%s%s", strings.Join(args, " "), stdout, stderr)
			}
			runs++
		}
		public := filepath.Join(dir, "jwks.json")
		run("keys", "init", "--alg", alg, "--public", public, path)
		run("keys", "init", "--alg", alg, "--public", public, path)
		run("keys", "rotate", path)
		for _, now := range []string{"2026-01-02T04:04:05Z", "2026-01-09T04:04:05Z", "2026-01-08T04:04:05Z"} {
			run("keys", "rotate", "-o", "json", "--now", now, path)
		}
		live, taken := filepath.Join(dir, "live.jwk"), filepath.Join(dir, "taken.jwks")
		run("keygen", "--alg", alg, "-o", "jwk="+live)
		c.learn(t, live)
		run("keys", "init", "--key", live, "-o", "json", taken)
		run("keys", "init", "--key", live, "--kid", "other", taken)
		run("keys", "passphrase", "--new-passphrase-file", public, taken)
		run("keys", "passphrase", "--remove", "--passphrase-file", public, taken)
		for _, file := range append(c.damaged(t), path) {
			for _, args := range [][]string{{"list", "-o", "json"}, {"list"}, {"publish"}, {"publish", "--public", "-"}, {"rotate", "--dry-run"}, {"doctor", "--dry-run", "-o", "json"}, {"doctor"}, {"convert", "--public"}} {
				run(append(append([]string{"keys"}, args...), file)...)
			}
			run("keys", "revoke", file, "nobody")
			run("jwks", "list", file)
			run("verify", "--key", file, signed(`{"alg":"HS256"}`, `{"sub":"x"}`))
		}
		text, err := os.ReadFile(public)
		if err != nil || c.sings(text) {
			t.Errorf("the public keys: %v: %s", err, text)
		}
		if len(c.secret) < 2 || runs < 50 {
			t.Errorf("%s: %d secrets in %d runs", alg, len(c.secret), runs)
		}
	}
}

// learn takes note of the private values in a ring.
func (c *canary) learn(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"(?:d|p|q|dp|dq|qi)":"([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
		if value, err := base64.RawURLEncoding.DecodeString(m[1]); err == nil && !c.knows(value) {
			c.secret = append(c.secret, value)
		}
	}
}

func (c *canary) knows(value []byte) bool {
	for _, s := range c.secret {
		if string(s) == string(value) {
			return true
		}
	}
	return false
}
