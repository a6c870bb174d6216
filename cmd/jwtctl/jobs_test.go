package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var b64 = base64.RawURLEncoding.EncodeToString

// mixedTokens writes a log of n tokens, one on nearly each line, of every kind
// that makes an audit remember something: HMACs with known and unknown
// secrets, the same token again, broken ones, and lines that are too long.
func mixedTokens(n int) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	secrets := []string{"secret", "", "not on any list, " + strings.Repeat("x", 20), "example.com-secret", "changeme"}
	var out bytes.Buffer
	last := ""
	for i := range n {
		header, payload := `{"alg":"HS256","kid":"k"}`, fmt.Sprintf(`{"iss":"https://example.com/%d","sub":"%d","exp":%d,"jti":"%d"}`,
			rng.IntN(2), i, 1767323045+rng.IntN(100000), rng.IntN(n))
		input := b64([]byte(header)) + "." + b64([]byte(payload))
		mac := hmac.New(sha256.New, []byte(secrets[rng.IntN(len(secrets))]))
		mac.Write([]byte(input))
		token := input + "." + b64(mac.Sum(nil))
		switch rng.IntN(12) {
		case 0:
			token = last
		case 1:
			token = b64([]byte(`{"alg":"none"}`)) + "." + b64([]byte(payload)) + "."
		case 2:
			token = token[:len(token)-rng.IntN(60)]
		case 3:
			token = b64([]byte(`{"alg":"ES256"}`)) + "." + b64([]byte(payload)) + "." + b64(make([]byte, 64))
		}
		last = token
		switch rng.IntN(8) {
		case 0:
			fmt.Fprintf(&out, "{\"n\":%d,\"token\":%q}\n", i, token)
		case 1:
			fmt.Fprintf(&out, "GET /%d?access_token=%s HTTP/1.1\n\n", i, token)
		case 2:
			fmt.Fprintf(&out, "%s %s\r\n", token, last)
		default:
			out.WriteString(token + "\n")
		}
		if i%1500 == 700 {
			out.WriteString(strings.Repeat("a line without an end ", 30000) + token + "\n")
		}
	}
	return out.Bytes()
}

// TestJobs holds that no report, no note and no exit code tells how many
// jobs there were.
func TestJobs(t *testing.T) {
	log := mixedTokens(3000)
	args := []string{"audit", "--now", "2026-01-02T03:04:05Z", "-", "../../testdata/keys", "../../testdata/tokens", "no-such-file.txt"}
	for _, format := range auditFormats()[1:] {
		args = append(args, "-o", format+"=DIR/"+format)
	}
	args = append(args, "-o", "text")
	type outcome struct {
		code           int
		stdout, stderr string
		files          map[string]string
	}
	do := func(jobs string) (o outcome) {
		dir := t.TempDir()
		var line []string
		for _, arg := range append(args, "--jobs", jobs) {
			line = append(line, strings.ReplaceAll(arg, "DIR", dir))
		}
		var stdout, stderr bytes.Buffer
		o.code = run(context.Background(), env{stdin: bytes.NewReader(log), stdout: &stdout, stderr: &stderr,
			now: time.Now, getenv: func(string) string { return "" }}, line)
		o.stdout, o.stderr, o.files = stdout.String(), stderr.String(), map[string]string{}
		for _, format := range auditFormats()[1:] {
			text, err := os.ReadFile(filepath.Join(dir, format))
			if err != nil {
				t.Fatal(err)
			}
			o.files[format] = string(text)
		}
		return o
	}
	one := do("1")
	if one.code != exitNo || strings.Count(one.stdout, "stdin:") < 2500 || !strings.Contains(one.stderr, "no-such-file.txt") {
		t.Fatalf("exit code %d, %d bytes, stderr %q", one.code, len(one.stdout), one.stderr)
	}
	for _, jobs := range []string{"3"} {
		other := do(jobs)
		if other.code != one.code || other.stdout != one.stdout || other.stderr != one.stderr {
			t.Errorf("%s jobs: exit code %d, %d bytes, stderr %q", jobs, other.code, len(other.stdout), other.stderr)
		}
		for format, text := range one.files {
			if other.files[format] != text {
				t.Errorf("%s jobs: %s differs", jobs, format)
			}
		}
	}
}

// TestJobsEndWithTheReader holds that a reader that has gone ends an audit
// whose input would never end.
func TestJobsEndWithTheReader(t *testing.T) {
	for _, stdin := range []io.Reader{
		&endless{line: unsignedLine, interrupt: func() {}},
		io.MultiReader(strings.NewReader(strings.Repeat(unsignedLine, 10000)), never{}),
	} {
		var stderr bytes.Buffer
		code := run(context.Background(), env{stdin: stdin, stdout: closedPipe(t), stderr: &stderr,
			now: time.Now, getenv: func(string) string { return "" }}, []string{"audit", "-"})
		if code != exitNo || stderr.Len() > 0 {
			t.Errorf("exit code %d, stderr %q", code, &stderr)
		}
	}
}

// never has nothing to read and does not end.
type never struct{}

func (never) Read([]byte) (int, error) { select {} }
