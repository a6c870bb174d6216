package mint

import (
	"fmt"
	"slices"
)

// A Wish names something that makes a token unfit for use, and that is done
// only where it is asked for by this name.
type Wish string

// The wishes.
const (
	AlgNone     Wish = "alg-none"     // no signature
	NoExpiry    Wish = "no-exp"       // no exp
	LongLife    Wish = "long-life"    // more than a year from iat to exp
	ShortSecret Wish = "short-secret" // an HMAC secret shorter than its hash
	WeakKey     Wish = "weak-key"     // an RSA key below 2048 bits or with a ROCA modulus
	WrongType   Wish = "wrong-type"   // a registered claim of a type or range that it must not have
	UnknownCrit Wish = "unknown-crit" // crit, b64 or zip in the header of a JWT
	ExposedKey  Wish = "exposed-key"  // a private or symmetric key in the header
	UnsignedJWE Wish = "unsigned-jwe" // claims that are encrypted to a public key, and signed by nobody
)

// Wishes lists all wishes.
func Wishes() []Wish {
	return []Wish{AlgNone, NoExpiry, LongLife, ShortSecret, WeakKey, WrongType, UnknownCrit, ExposedKey, UnsignedJWE}
}

// Meaning says in a few words what is wrong with a token that has it.
func (w Wish) Meaning() string {
	switch w {
	case AlgNone:
		return "nobody signed it, so that anybody can write another"
	case NoExpiry:
		return "it never expires"
	case LongLife:
		return "it lives longer than a year"
	case ShortSecret:
		return "its secret can be guessed"
	case WeakKey:
		return "its key can be broken"
	case WrongType:
		return "a claim is not of the type that its standard demands"
	case UnknownCrit:
		return "its header demands an extension that a JWT verifier refuses"
	case ExposedKey:
		return "its header gives a private key away"
	case UnsignedJWE:
		return "it is encrypted but signed by nobody, so that whoever has the public key can write another"
	}
	return ""
}

// An UnsafeError says that what was asked for is unfit for use, and by which
// wish it can be had.
type UnsafeError struct {
	Wish    Wish
	Message string
	// Instead is what to write where the wish was not meant, "" where there
	// is nothing to say.
	Instead string
}

// Error says what is wrong, in one lower-case line.
func (e *UnsafeError) Error() string { return e.Message }

// Hint tells what to write instead, and the name to ask for it by.
func (e *UnsafeError) Hint() string {
	if e.Instead != "" {
		return fmt.Sprintf("%s; for a token that is meant to be so add --unsafe %s", e.Instead, e.Wish)
	}
	return fmt.Sprintf("for a token that is meant to be so, ask for it by name: --unsafe %s", e.Wish)
}

// need refuses what was not wished for, and notes what was.
func (d *draft) need(w Wish, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	if !slices.Contains(d.spec.Unsafe, w) {
		return &UnsafeError{Wish: w, Message: message}
	}
	d.note("unsafe: %s: %s", message, w.Meaning())
	return nil
}
