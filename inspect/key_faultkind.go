package inspect

import "errors"

// A FaultKind says which requirement the [Key.Problem] of a key is about.
type FaultKind string

// The kinds of faults. FaultOther is that of anything else, as a PEM block
// that cannot be decoded; a key without a problem has none, "".
const (
	FaultOther        FaultKind = "other"
	FaultType         FaultKind = "type"         // no key type of JOSE, or not one at all
	FaultUnsupported  FaultKind = "unsupported"  // a sound kind of key that cannot be judged here
	FaultCurve        FaultKind = "curve"        // unknown, or of another key type
	FaultPoint        FaultKind = "point"        // not on its curve, or of small order
	FaultMember       FaultKind = "member"       // a member is missing, malformed or of the wrong type
	FaultRSA          FaultKind = "rsa"          // numbers that make no RSA key
	FaultInconsistent FaultKind = "inconsistent" // private and public part do not belong together
	FaultChain        FaultKind = "chain"        // certificates that cannot be read
	FaultChainKey     FaultKind = "chain-key"    // the certificate holds another key
	FaultDuplicate    FaultKind = "duplicate"    // a member stands twice
	FaultLocked       FaultKind = "locked"       // encrypted, and not opened
	FaultLimit        FaultKind = "limit"        // more keys, or more bytes, than are read
)

// Fault returns what kind of problem the key has, "" if it has none.
func (k *Key) Fault() FaultKind { return FaultOf(k.Problem) }

// FaultOf returns the kind of a [Key.Problem] or of an error of [ReadKeys].
func FaultOf(problem error) FaultKind {
	if problem == nil {
		return ""
	}
	var f *keyFault
	if errors.As(problem, &f) && f.kind != "" {
		return f.kind
	}
	return FaultOther
}

// as gives a fault its kind.
func (f *keyFault) as(kind FaultKind) *keyFault {
	f.kind = kind
	return f
}
