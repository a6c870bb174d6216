package main

import (
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
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
	random io.Reader // where secrets, salts and IDs come from
	getenv func(string) string
	// sleep waits between two looks at something; nil is the real one.
	sleep   func(context.Context, time.Duration) error
	network fetch.Options // how to fetch; nothing is dialled unless a command is given a URL
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
		random:    rand.Reader,
		getenv:    os.Getenv,
		network: fetch.Options{Retries: 2, Proxy: func(u *url.URL) (*url.URL, error) {
			return http.ProxyFromEnvironment(&http.Request{URL: u})
		}},
	}
}
