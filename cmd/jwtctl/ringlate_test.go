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

// TestSlowPublication lets minutes go by at every look at the clock, and holds
// that a next key waits from when it could be seen, and no earlier.
func TestSlowPublication(t *testing.T) {
	dir := t.TempDir()
	ring, public := filepath.Join(dir, "ring.jwks"), filepath.Join(dir, "jwks.json")
	clock := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var seen time.Time // when the next key was public
	now := func() time.Time {
		clock = clock.Add(time.Minute)
		if text, _ := os.ReadFile(public); seen.IsZero() && strings.Count(string(text), `"kid"`) == 2 {
			seen = clock
		}
		return clock
	}
	for _, args := range [][]string{{"init", "--public", public}, {"rotate"}} {
		var out, errs bytes.Buffer
		code := run(context.Background(), env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, random: rand.Reader, now: now,
			getenv: func(string) string { return "" }}, append(append([]string{"keys"}, args...), ring))
		if code != exitYes {
			t.Fatalf("keys %v: %d: %s", args, code, errs.String())
		}
	}
	r, err := keyring.Read([]byte(readBytes(t, ring)))
	if err != nil {
		t.Fatal(err)
	}
	if k, ok := r.Next(); !ok || seen.IsZero() || k.Published.Before(seen) || k.SignsFrom.Before(seen.Add(r.Policy.CacheTTL)) {
		t.Errorf("public from %s, counted from %s, signs from %s", seen, k.Published, k.SignsFrom)
	}
}

func readBytes(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
