package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// unsignedLine is a line of a log with a token in it that audit finds fault
// with, so that there is a no before the interrupt.
const unsignedLine = "GET / Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJqYW5lIn0.\n"

// endless never ends and interrupts the program that reads it: at the tenth
// read, of 4 KiB each, it calls interrupt.
type endless struct {
	line      string
	interrupt context.CancelFunc
	reads     atomic.Int64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.reads.Add(1) == 10 {
		e.interrupt()
	}
	n := 0
	for n+len(e.line) <= min(len(p), 4<<10) {
		n += copy(p[n:], e.line)
	}
	if n == 0 { // no room for a whole line
		n = copy(p, "\n")
	}
	return n, nil
}

// interruptible are the commands that read a stream, with FILE for the place
// of an output file and IN for the input.
var interruptible = [][]string{
	{"audit", "-o", "text", "-o", "json=FILE", "IN"},
	{"audit", "-o", "ndjson=FILE", "IN"},
	{"decode", "-o", "text", "-o", "json=FILE", "IN"},
	{"decode", "--claim", "sub", "IN"},
}

// TestInterruptOfStdin interrupts commands that read an endless standard
// input: each ends with 3 and leaves no file behind.
func TestInterruptOfStdin(t *testing.T) {
	for _, args := range interruptible {
		ctx, cancel := context.WithCancel(context.Background())
		input := &endless{line: unsignedLine, interrupt: cancel}
		checkInterrupted(t, ctx, args, "-", input)
	}
}

// TestInterruptWithinOneLine interrupts a command in the middle of an input
// that is one line without an end.
func TestInterruptWithinOneLine(t *testing.T) {
	for _, args := range append(interruptible, []string{"verify", "--signature-only", "--secret-file", "../../testdata/keys/NOT-SECRET-hs256.txt", "-o", "json=FILE", "IN"}) {
		ctx, cancel := context.WithCancel(context.Background())
		checkInterrupted(t, ctx, args, "-", &endless{line: "no token here ", interrupt: cancel})
	}
}

// TestInterruptBeforeTheStart holds that a context that has ended already
// ends a command the same way.
func TestInterruptBeforeTheStart(t *testing.T) {
	for _, args := range interruptible {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		checkInterrupted(t, ctx, args, "-", &endless{line: unsignedLine, interrupt: cancel})
	}
}

// checkInterrupted runs a command that is interrupted while it runs.
func checkInterrupted(t *testing.T, ctx context.Context, args []string, in string, stdin io.Reader) {
	t.Helper()
	dir := t.TempDir()
	fill := strings.NewReplacer("FILE", filepath.Join(dir, "report"))
	var line []string
	for _, arg := range args {
		if arg == "IN" {
			line = append(line, in)
		} else {
			line = append(line, fill.Replace(arg))
		}
	}
	var stderr bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, env{stdin: stdin, stdout: io.Discard, stderr: &stderr,
			now: time.Now, getenv: func(string) string { return "" }}, line)
	}()
	select {
	case code := <-ended:
		if code != exitFailed || !strings.HasSuffix(stderr.String(), "error: interrupted\n") {
			t.Errorf("%q: exit code %d, stderr %q; want %d and that it was interrupted", args, code, &stderr, exitFailed)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("%q goes on after it was interrupted", args)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("%q leaves %v behind (%v)", args, left, err)
	}
}
