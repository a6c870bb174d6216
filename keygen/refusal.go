package keygen

import "fmt"

// A Refusal says in one lower-case line why what was asked for is not made,
// and in a second what to ask for instead.
type Refusal struct{ reason, hint string }

// Error says what is refused.
func (r *Refusal) Error() string { return r.reason }

// Hint tells the next step, "" where there is none to tell.
func (r *Refusal) Hint() string { return r.hint }

func refuse(hint, format string, args ...any) error {
	return &Refusal{fmt.Sprintf(format, args...), hint}
}
