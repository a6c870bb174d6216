package inspect

import "bytes"

// A joseHeader is the union of the protected header, the shared unprotected
// header and the recipient's own (RFC 7516 §4), in that order; a compact
// token has the first only. No name stands in two of them.
type joseHeader struct {
	parts []Value
	// unprotected is set where the first part is not integrity protected.
	unprotected bool
}

// get returns a parameter from whichever part has it.
func (h joseHeader) get(name string) Value {
	for _, part := range h.parts {
		if v := part.Get(name); v.Exists() {
			return v
		}
	}
	return Value{}
}

// check refuses what concerns all algorithms alike.
func (h joseHeader) check() error {
	if crit := h.get("crit"); crit.Exists() {
		// Even an empty or malformed list asks for more than is understood.
		return refuse("crit demands extensions, and none is supported: %s (RFC 7516 §4.1.13)", short(string(crit.Raw())))
	}
	zip := h.get("zip")
	switch {
	case zip.Exists() && !zip.IsText("DEF"):
		return refuse("zip %s is not supported (RFC 7516 §4.1.3)", stated(zip))
	case zip.Exists() && (h.unprotected || !h.parts[0].Get("zip").Exists()):
		return refuse("zip stands outside the protected header (RFC 7516 §4.1.3)")
	}
	if kid := h.get("kid"); kid.Exists() && kid.Kind() != String {
		return refuse("kid is a JSON %s, not a string", kid.Kind())
	}
	return nil
}

// algorithm reads "alg" or "enc". Names are compared exactly (RFC 7516 §4.1.1).
func (h joseHeader) algorithm(parameter string, kind AlgorithmKind) (*Algorithm, error) {
	v := h.get(parameter)
	if v.Kind() != String {
		if v.Exists() {
			return nil, refuse("%s is a JSON %s, not a string", parameter, v.Kind())
		}
		return nil, refuse("the header has no %s", parameter)
	}
	a, ok := FindAlgorithm(v.Text())
	if !ok || a.Kind != kind {
		var meant string
		if !ok {
			meant = spelling(v.Text())
		}
		return nil, refuse("%s %s is not a %s algorithm%s", parameter, short(v.Text()), kind, meant)
	}
	return a, nil
}

// octets reads a base64url parameter as strictly as a segment.
func (h joseHeader) octets(name string) ([]byte, error) {
	v := h.get(name)
	if !v.Exists() {
		return nil, refuse("the header has no %s", name)
	}
	return octets(v, name)
}

// optional reads a base64url parameter that may be absent.
func (h joseHeader) optional(name string) ([]byte, error) {
	if !h.get(name).Exists() {
		return nil, nil
	}
	return h.octets(name)
}

// octets decodes a string member that holds base64url (RFC 7515 §2).
func octets(v Value, name string) ([]byte, error) {
	if v.Kind() != String {
		return nil, refuse("%s is a JSON %s, not a string", name, v.Kind())
	}
	raw := []byte(v.Text())
	if bytes.IndexByte(raw, '\n') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		if b, ok := decodeStrict(nil, raw); ok {
			return b, nil
		}
	}
	return nil, refuse("%s is not base64url", name)
}

// stated shows a value of a header: a string as its content, anything else as
// it is written.
func stated(v Value) string {
	if v.Kind() == String {
		return short(v.Text())
	}
	return short(string(v.Raw()))
}
