package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// The exit codes that scripts are promised; there are no others.
const (
	exitYes    = 0 // done, and the answer, if there was a question, is yes
	exitNo     = 1 // the answer is no
	exitUsage  = 2 // the command line or the configuration is wrong
	exitFailed = 3 // the work could not be done: I/O, network, internal
)

// exitCode is the one map from errors to exit codes.
func exitCode(err error) int {
	var (
		no    noVerdict
		usage usageError
	)
	switch {
	case err == nil:
		return exitYes
	case errors.As(err, &no):
		return exitNo
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitFailed
}

// finish flushes standard output, reports what went wrong and returns the
// exit code. A failed flush does not hide the verdict: only a yes becomes a
// failure. A reader that went away (`| head`) is no fault at all: it ends the
// program quietly with its verdict, and with 3 if it went before there was
// one, because 0 would then claim an answer nobody worked out.
func (a *app) finish(err error) int {
	code := exitCode(err)
	lost := a.buffer.Flush()
	if lost == nil || !errors.Is(err, lost) {
		a.report(err)
	}
	if lost == nil || isClosedPipe(lost) {
		return code
	}
	a.report(withHint(fmt.Errorf("cannot write to standard output: %w", ioReason(lost)), "check where it is redirected to"))
	if code == exitYes {
		return exitFailed
	}
	return code
}

// report prints an error and its hint, each on one line and safe to show:
// messages quote arguments, file names and claims that others wrote.
func (a *app) report(err error) {
	var no noVerdict
	if errors.As(err, &no) {
		err = no.cause
	}
	if err == nil || errors.Is(err, errReported) {
		return
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.stderr, "error: interrupted")
		return
	}
	message := strings.ReplaceAll(err.Error(), "\n", "; ")
	fmt.Fprintf(a.stderr, "error: %s\n", safetext.Escape(message))
	var placed interface{ Excerpt() string }
	if errors.As(err, &placed) {
		for line := range strings.Lines(placed.Excerpt()) {
			fmt.Fprintf(a.stderr, "%s\n", safetext.Escape(strings.TrimRight(line, "\n")))
		}
	}
	if hint := hintOf(err, ""); hint != "" {
		fmt.Fprintf(a.stderr, "hint: %s\n", safetext.Escape(hint))
	}
}

func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}
