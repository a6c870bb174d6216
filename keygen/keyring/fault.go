package keyring

import (
	"fmt"
)

// FaultKind tells what can be done about a fault.
type FaultKind int

// The kinds of faults.
const (
	// Malformed is a ring that must be mended by hand or taken from a backup.
	Malformed FaultKind = iota
	// NotRing is a file that is something else.
	NotRing
	// Newer is a ring in a format from the future.
	Newer
	// ManyActive and NoActive are rings of which every key is sound, but not
	// exactly one signs; ManyNext is one with two keys to come. [Mend] can
	// settle these.
	ManyActive
	NoActive
	ManyNext
)

// A Fault is what is wrong with the text of a ring.
type Fault struct {
	Kind FaultKind
	// Place is a path into the JSON, such as "keys/2/jwtctl/state"; "" for
	// the whole.
	Place   string
	message string
}

// Error says where and what, in one line.
func (f *Fault) Error() string {
	if f.Place == "" {
		return f.message
	}
	return f.Place + ": " + f.message
}

// Hint says what to do about it.
func (f *Fault) Hint() string {
	switch f.Kind {
	case NotRing:
		return "make a keyring with jwtctl keys init FILE; with --key it begins with a key that is there"
	case Newer:
		return "use the jwtctl that wrote it, or a newer one"
	case ManyActive, NoActive, ManyNext:
		return "jwtctl keys doctor FILE can settle it"
	}
	return "mend the file by hand or take it from a backup; nothing was changed"
}

// Mendable reports a fault that [Mend] can settle.
func (f *Fault) Mendable() bool { return f.Kind >= ManyActive }

func malformed(place, format string, args ...any) *Fault {
	return &Fault{Malformed, place, fmt.Sprintf(format, args...)}
}
