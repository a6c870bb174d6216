package audit

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Finding is one rule's report about one place.
type Finding struct {
	Rule     *Rule
	Severity Severity
	// Message says in one line what was found. Untrusted text in it is
	// neither escaped nor masked; values that rules call sensitive never get in.
	Message  string
	Location Location
	// Issuer and KeyID are the token's iss and kid, which tell findings of
	// different sources apart in a baseline.
	Issuer, KeyID string
	// Preset names the product that the token is known to come from, if any.
	Preset string
	// Suppression says why the finding does not count, nil for one that does.
	Suppression *Suppression

	order int // of the rule in the catalogue
}

// A Location says where a finding stands.
type Location struct {
	// Input names the file, or "argument 1", or "stdin".
	Input string
	// Index counts the tokens of the input, from 1.
	Index int
	// Line is the line of the input, from 1; 0 where lines mean nothing.
	Line int
	// Pointer is the JSON Pointer to the token inside its line or file, if it has one.
	Pointer string
	// Carrier says more of what the token stood in, nil where nothing is known.
	Carrier *inspect.Carrier
	// Path is the place inside the token or key set: "header/alg", "keys/2/n".
	Path string
}

// Fingerprint identifies the finding across runs and reissued tokens: it is
// made of rule, issuer, kid, path and input name, never of token bytes.
func (f *Finding) Fingerprint() string { return string(f.AppendFingerprint(nil)) }

// AppendFingerprint appends the fingerprint to dst.
func (f *Finding) AppendFingerprint(dst []byte) []byte {
	var buf [256]byte // most need no more
	text := append(append(buf[:0], f.Rule.ID...), 0)
	for _, part := range [...]string{f.Issuer, f.KeyID, f.Location.Path} {
		text = append(append(text, part...), 0)
	}
	sum := sha256.Sum256(append(text, f.Location.Input...))
	return hex.AppendEncode(append(dst, "sha256:"...), sum[:16])
}
