package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

func TestFinish(t *testing.T) {
	full := errors.New("disk\nfull \x1b[31m")
	for _, test := range []struct {
		name   string
		err    error
		stdout io.Writer
		code   int
		stderr string
	}{
		{"yes", verdict(true, nil), io.Discard, 0, ""},
		{"no", verdict(false, nil), io.Discard, 1, ""},
		{"usage", usagef("try y", "bad x"), io.Discard, 2, "error: bad x\nhint: try y\n"},
		{"wrapped usage", fmt.Errorf("line 3: %w", usagef("try y", "bad x")), io.Discard, 2, "error: line 3: bad x\nhint: try y\n"},
		{"failure is one safe line", full, io.Discard, 3, "error: disk; full \\x1b[31m\n"},
		{"interrupted", fmt.Errorf("reading: %w", context.Canceled), io.Discard, 3, "error: interrupted\n"},
		{"no, half written", verdict(false, full), io.Discard, 1, "error: disk; full \\x1b[31m\n"},
		{"yes, disk full", nil, broken{io.ErrShortWrite}, 3, "error: cannot write to standard output: short write\nhint: check where it is redirected to\n"},
		{"no, disk full", verdict(false, nil), broken{io.ErrShortWrite}, 1, "error: cannot write to standard output: short write\nhint: check where it is redirected to\n"},
		{"yes, reader gone", nil, closedPipe(t), 0, ""},
		{"no, reader gone", verdict(false, nil), closedPipe(t), 1, ""},
	} {
		var stderr bytes.Buffer
		a := newApp(context.Background(), env{stdout: test.stdout, stderr: &stderr})
		fmt.Fprint(a.stdout, "result")
		if got := a.finish(test.err); got != test.code || stderr.String() != test.stderr {
			t.Errorf("%s: exit %d, stderr %q; want %d, %q", test.name, got, &stderr, test.code, test.stderr)
		}
	}
}

// A reader that goes away before there is a verdict ends the run quietly, but
// not with a yes.
func TestReaderGoneBeforeTheVerdict(t *testing.T) {
	var stderr bytes.Buffer
	a := newApp(context.Background(), env{stdout: closedPipe(t), stderr: &stderr})
	_, err := a.stdout.Write(make([]byte, 1<<20))
	if got := a.finish(fmt.Errorf("rendering: %w", err)); got != exitFailed || stderr.Len() != 0 {
		t.Errorf("exit %d, stderr %q; want %d and silence", got, &stderr, exitFailed)
	}
}

func TestPanicIsAnInternalError(t *testing.T) {
	for debug, traced := range map[string]bool{"": false, "1": true} {
		var stderr bytes.Buffer
		a := newApp(context.Background(), env{
			stdin: strings.NewReader(""), stdout: io.Discard, stderr: &stderr,
			getenv: func(name string) string { return map[string]string{"JWTCTL_DEBUG": debug}[name] },
			now:    func() time.Time { panic("slip") },
		})
		code := a.finish(a.execute(context.Background(), []string{"audit"}))
		if code != exitFailed || !strings.Contains(stderr.String(), "error: internal error: slip\nhint: ") ||
			strings.Contains(stderr.String(), "goroutine") != traced {
			t.Errorf("debug %q: exit %d, stderr %q", debug, code, &stderr)
		}
	}
}

func TestStdinIsReadLateAndCanBeInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	a := newApp(ctx, env{stdin: reader})
	time.AfterFunc(10*time.Millisecond, cancel)
	if _, err := io.ReadAll(a.stdin); !errors.Is(err, context.Canceled) {
		t.Errorf("blocked read ended with %v, want %v", err, context.Canceled)
	}
}

func TestQuietSilencesNotes(t *testing.T) {
	for quiet, want := range map[bool]string{false: "note: 2 tokens \\x1b\n", true: ""} {
		var stderr bytes.Buffer
		a := newApp(context.Background(), env{stderr: &stderr})
		a.quiet = quiet
		a.note("%d tokens %s", 2, "\x1b")
		if stderr.String() != want {
			t.Errorf("quiet %v: %q, want %q", quiet, &stderr, want)
		}
	}
}

type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

// closedPipe is the writing end of a pipe whose reader has gone.
func closedPipe(t *testing.T) *os.File {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	t.Cleanup(func() { writer.Close() })
	return writer
}
