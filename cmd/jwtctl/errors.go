package main

import (
	"errors"
	"fmt"
	"io/fs"
)

// noVerdict says that the work was done and the answer is no. The result is
// on standard output already, so nothing more is printed, except where a cause
// tells why that output is not whole.
type noVerdict struct{ cause error }

// Error satisfies error; report never prints it.
func (v noVerdict) Error() string { return "the answer is no" }

// Unwrap gives the cause, if there is one.
func (v noVerdict) Unwrap() error { return v.cause }

// errReported is a failure that has been told already.
var errReported = errors.New("some input could not be read")

// verdict joins an answer with what became of writing it down: a no stays a
// no even if standard output failed.
func verdict(yes bool, writeErr error) error {
	if yes {
		return writeErr
	}
	return noVerdict{cause: writeErr}
}

// usageError marks a fault of the command line or the configuration.
type usageError struct{ error }

// Unwrap gives the fault itself.
func (e usageError) Unwrap() error { return e.error }

// usagef is a usage error with the next step as its hint.
func usagef(hint, format string, args ...any) error {
	return usageError{withHint(fmt.Errorf(format, args...), hint)}
}

// hintedError is an error that knows what to do about it.
type hintedError struct {
	error
	hint string
}

// Unwrap gives the error without its hint.
func (e hintedError) Unwrap() error { return e.error }

// Hint tells the next step.
func (e hintedError) Hint() string { return e.hint }

func withHint(err error, hint string) error { return hintedError{err, hint} }

// hintOf returns the hint an error carries, or another.
func hintOf(err error, otherwise string) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		return hinted.Hint()
	}
	return otherwise
}

// ioReason takes the operation and path off an I/O error, for messages that
// name the place in the user's own words.
func ioReason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
