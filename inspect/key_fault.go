package inspect

import "fmt"

// A keyFault says in one lower-case line why a key cannot be read or used, and
// in a second what to do about it. Untrusted text in it is quoted and cut.
type keyFault struct {
	message, hint string
	// foreign marks text that is no key of a kind that can be read.
	foreign bool
	kind    FaultKind
}

// Error says what is wrong.
func (f *keyFault) Error() string { return f.message }

// Hint tells the next step, "" where there is none to tell.
func (f *keyFault) Hint() string { return f.hint }

func badKey(format string, args ...any) *keyFault {
	return &keyFault{message: fmt.Sprintf(format, args...)}
}

// to adds the next step to a fault.
func (f *keyFault) to(hint string) *keyFault {
	f.hint = hint
	return f
}

// notOurs marks a fault as that of something which is no readable key.
func (f *keyFault) notOurs() *keyFault {
	f.foreign = true
	return f
}

// short quotes untrusted text for a message, cut to a readable length.
func short(s string) string {
	const most = 40
	if len(s) > most {
		return fmt.Sprintf("%.*q...", most, s)
	}
	return fmt.Sprintf("%q", s)
}
