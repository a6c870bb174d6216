package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

// oddKeyID returns the kid if it holds anything but letters, digits, "-" and
// "_", which is all that thumbprints, UUIDs and most other key IDs consist of;
// nil otherwise.
func oddKeyID(p *audit.TokenPass) []byte {
	kid := p.Header.Get("kid").TextBytes()
	for _, c := range kid {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return kid
		}
	}
	return nil
}

// containsAny reports whether b contains one of the texts, which are in lower
// case; the letter case of b does not matter.
func containsAny(b []byte, texts ...string) bool {
	b = bytes.ToLower(b)
	for _, s := range texts {
		if bytes.Contains(b, []byte(s)) {
			return true
		}
	}
	return false
}
