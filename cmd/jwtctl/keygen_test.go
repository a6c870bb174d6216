package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"strings"
	"testing"
	"time"
)

// TestPrivateKeyOnTerminal holds that a terminal shows a private key only
// where that is asked for by name.
func TestPrivateKeyOnTerminal(t *testing.T) {
	for line, shown := range map[string]bool{
		"keygen --alg ES256":                          false,
		"keygen --alg ES256 -o jwk":                   false,
		"keygen --alg HS256 -o jwks":                  false,
		"keygen --alg ES256 -o pem":                   false,
		"keygen --alg ES256 -o jwk=-":                 true,
		"keygen --alg ES256 -o jwk=/dev/stdout":       true,
		"keys convert " + es256Key:                    false,
		"keys convert -o der " + es256Key:             false,
		"keys convert -o pem=- " + es256Key:           true,
		"keys convert --public " + es256Key:           true,
		"keys convert --public -o pem " + es256Key:    true,
		"keys convert " + sampleSet:                   true, // public keys only
		"keys convert -o pem --only none " + es256Key: false,
	} {
		var out, errs bytes.Buffer
		code := run(context.Background(), env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, stdinTTY: true, stdoutTTY: true, stderrTTY: true,
			random: rand.Reader, now: time.Now, getenv: func(string) string { return "" }}, strings.Fields(line))
		want := map[bool]int{true: exitYes, false: exitUsage}[shown]
		if code != want || (out.Len() > 0) != shown {
			t.Errorf("jwtctl %s: exit code %d, want %d; stdout %q, stderr %q", line, code, want, out.String(), errs.String())
		}
		if !shown && !strings.Contains(line, "none") && !strings.Contains(errs.String(), "=- shows it here") {
			t.Errorf("jwtctl %s: the hint does not say how: %q", line, errs.String())
		}
	}
}

const (
	es256Key  = projectRoot + "/testdata/keys/NOT-SECRET-es256.pem"
	sampleSet = projectRoot + "/testdata/keys/sample-es-1.public.jwks"
)

// TestKeygenInterrupted holds that nobody waits for large primes after Ctrl-C.
func TestKeygenInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	code := run(ctx, env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, random: rand.Reader, now: time.Now, getenv: func(string) string { return "" }},
		[]string{"keygen", "--alg", "RS256", "--bits", "4096"})
	if code != exitFailed || out.Len() > 0 || errs.String() != "error: interrupted\n" {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, out.String(), errs.String())
	}
}
