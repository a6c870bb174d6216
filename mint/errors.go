package mint

import "fmt"

// A BadInput is a fault of what was asked for: no token can be made of it.
type BadInput struct{ err error }

// Error says what is wrong, in one lower-case line.
func (e *BadInput) Error() string { return e.err.Error() }

// Unwrap gives the cause, which may know the next step.
func (e *BadInput) Unwrap() error { return e.err }

func badf(format string, args ...any) error { return &BadInput{fmt.Errorf(format, args...)} }

// hinted is an error that knows what to do about it.
type hinted struct {
	error
	hint string
}

// Hint tells the next step.
func (e *hinted) Hint() string { return e.hint }

// hintf is a BadInput with the next step.
func hintf(hint, format string, args ...any) error {
	return &BadInput{&hinted{fmt.Errorf(format, args...), hint}}
}
