package inspect

import "fmt"

// DecryptOptions widen what [Decrypt] does; the zero value is the strictest.
type DecryptOptions struct {
	// AllowRSA15 lets RSA keys that name no alg be used with RSA1_5, which
	// otherwise takes a key whose own alg is RSA1_5 (RFC 8725 §3.2).
	AllowRSA15 bool
	// AllowWeakKeys uses keys in spite of a [Key.Weakness].
	AllowWeakKeys bool
}

// A Decryption is what [Decrypt] found out.
type Decryption struct {
	// Plaintext is the content, inflated where it was compressed.
	Plaintext []byte
	// Key is the one that opened the token, nil if none did, and Recipient
	// the index in a JSON serialization that it opened.
	Key       *Key
	Recipient int
	// Algorithm and Encryption are the alg and enc by which it was opened.
	Algorithm, Encryption string
	// Keys says of each key, in the order given, why it did or did not fit.
	Keys []KeyTrial
}

// DecryptFailure says at which point a token stayed closed.
type DecryptFailure string

// The points at which decryption can fail.
const (
	// NotEncrypted is no JWE.
	NotEncrypted DecryptFailure = "not encrypted"
	// Refused is a token that no key was tried on: malformed, ambiguous, or
	// asking for what is not supported or not safe.
	Refused DecryptFailure = "refused"
	// NoKey is a sound token that none of the keys is meant for.
	NoKey DecryptFailure = "no key"
	// NotOpened is a token that the keys tried do not open.
	NotOpened DecryptFailure = "not opened"
	// BadContent is a token that a key opened, with a content that does not
	// inflate.
	BadContent DecryptFailure = "bad content"
	// TooMuchContent is a token that a key opened, with a content that
	// inflates to more than [MaxInflatedBytes].
	TooMuchContent DecryptFailure = "too much content"
)

// A DecryptError says why a token was not decrypted.
type DecryptError struct {
	Failure DecryptFailure
	// Message is one lower-case line; it may quote the token.
	Message string
}

// Error says what was wrong, in one line.
func (e *DecryptError) Error() string { return e.Message }

// refuse makes the error for a token that no key is tried on.
func refuse(format string, args ...any) error {
	return &DecryptError{Refused, fmt.Sprintf(format, args...)}
}

// Decrypt opens a JWE in its compact (RFC 7516 §7.1) or JSON serialization
// (RFC 7516 §7.2) with one of the keys.
//
// Whatever readers could disagree about is refused before any cryptography:
// every [Problem] of the token, "crit" (no extension is understood), wrong
// lengths, an unknown zip, an ephemeral key off its curve, a PBES2 count out
// of bounds. A key is tried only where it is private, its kind and size fit
// the alg, and its own kid, alg, use and key_ops do not forbid it. Where the
// token has a kid, the keys with that kid are tried first and then the keys
// that have none; a key with another kid is not tried. Where it has none,
// every key that fits is tried.
//
// The error is a [*DecryptError]; the result names the keys in either case.
func Decrypt(t *Token, keys []*Key, opts DecryptOptions) (Decryption, error) {
	var d Decryption
	if t == nil || !t.IsEncrypted() && t.Form != FormUnknown {
		return d, &DecryptError{NotEncrypted, "the token is not encrypted"}
	}
	for _, p := range t.Problems {
		if p.Code != CodeSerialized {
			return d, refuse("refused before decryption: %s", p)
		}
	}
	if !t.IsEncrypted() {
		return d, &DecryptError{NotEncrypted, "not a token"}
	}
	m, err := readJWE(t)
	if err != nil {
		return d, err
	}
	o := opening{message: m, opts: opts, result: &d, work: maxDerivations}
	return d, o.run(keys)
}
