package main

import (
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

// env is all that the program may know of the world outside. It is a value, so
// that a test can run the whole program in process with another world.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	// The terminal questions are asked once: a stream does not change.
	stdinTTY, stdoutTTY, stderrTTY bool

	now    func() time.Time
	getenv func(string) string
}

// osEnv is the real world.
func osEnv() env {
	return env{
		stdin:     os.Stdin,
		stdout:    os.Stdout,
		stderr:    os.Stderr,
		stdinTTY:  term.IsTerminal(int(os.Stdin.Fd())),
		stdoutTTY: term.IsTerminal(int(os.Stdout.Fd())),
		stderrTTY: term.IsTerminal(int(os.Stderr.Fd())),
		now:       time.Now,
		getenv:    os.Getenv,
	}
}
