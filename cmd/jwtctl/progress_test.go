package main

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestAuditProgress: on a terminal, and only there, a long audit says how far
// it is, in one line that is gone in the end and in the way of nothing.
func TestAuditProgress(t *testing.T) {
	sample := filepath.Join(projectRoot, "testdata/tokens/access-token.jwt")
	bad := filepath.Join(projectRoot, "testdata/tokens/unsigned.jwt")
	audit := func(tty, quiet bool, step time.Duration) (out, errs string) {
		var stdout, stderr bytes.Buffer
		clock := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		world := env{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, stdinTTY: true, stdoutTTY: tty, stderrTTY: tty,
			now: func() time.Time { clock = clock.Add(step); return clock }, getenv: func(string) string { return "" }}
		args := []string{"audit", "--no-config", "--now", "2026-01-02T03:04:05Z", "--min-severity", "high", "--color", "never", sample, sample, bad, sample}
		if quiet {
			args = append(args, "--quiet")
		}
		if code := run(context.Background(), world, args); code != 1 {
			t.Errorf("exit code %d: %s", code, stderr.String())
		}
		return stdout.String(), stderr.String()
	}
	plain, _ := audit(false, false, time.Second)
	const erase = "\r\x1b[K"
	for _, tt := range []struct {
		name       string
		tty, quiet bool
		step       time.Duration
		told       bool
	}{
		{"long", true, false, time.Second, true}, {"quiet", true, true, time.Second, false},
		{"no terminal", false, false, time.Second, false}, {"short", true, false, time.Millisecond, false},
	} {
		out, errs := audit(tt.tty, tt.quiet, tt.step)
		if out != plain {
			t.Errorf("%s: the report differs:\n%s", tt.name, out)
		}
		if told := strings.Contains(errs, erase); told != tt.told {
			t.Errorf("%s: %q", tt.name, errs)
		}
		last := errs[strings.LastIndex(errs, erase)+1:]
		if tt.told && (!strings.Contains(errs, " tokens, ") || strings.Contains(last, " tokens, ")) {
			t.Errorf("%s: the line is left behind: %q", tt.name, errs)
		}
		if i := strings.Index(errs, "note:"); i > 0 && errs[i-1] != '\n' && !strings.HasSuffix(errs[:i], erase) {
			t.Errorf("%s: a note goes on with the line: %q", tt.name, errs)
		}
	}
}

// TestProgressNamesTheInput holds that a terminal is told of an input by its
// whole name, on one line.
func TestProgressNamesTheInput(t *testing.T) {
	const log = "../../testdata/tokens/access.log"
	var stderr bytes.Buffer
	clock := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	world := env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &stderr, stderrTTY: true,
		getenv: func(string) string { return "" },
		now:    func() time.Time { clock = clock.Add(time.Second); return clock }}
	run(context.Background(), world, []string{"audit", "--fail-on", "never", log, log})
	told := strings.Split(stderr.String(), "\r\x1b[K")
	if !strings.Contains(stderr.String(), "findings: "+log) {
		t.Errorf("told %q, without %s", told, log)
	}
	for _, line := range told {
		if len([]rune(line)) > progressWidth {
			t.Errorf("%q is longer than %d characters", line, progressWidth)
		}
	}
}
