package keygen

import "fmt"

// A Refusal says in one lower-case line why what was asked for is not made,
// and in a second what to ask for instead.
type Refusal struct {
	reason, hint string
	weak         bool
}

// Error says what is refused.
func (r *Refusal) Error() string { return r.reason }

// Hint tells the next step, "" where there is none to tell.
func (r *Refusal) Hint() string { return r.hint }

// Weak reports that [Options.AllowWeak] would let it be made.
func (r *Refusal) Weak() bool { return r.weak }

func refuse(hint, format string, args ...any) error {
	return &Refusal{reason: fmt.Sprintf(format, args...), hint: hint}
}

func refuseWeak(format string, args ...any) error {
	return &Refusal{reason: fmt.Sprintf(format, args...), hint: "to make a weak key all the same, as for a test, allow weak keys", weak: true}
}
