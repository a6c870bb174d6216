package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// madeKeys gives keys that were just made the IDs that the README shows for
// them: another at each run would make its text another.
type madeKeys struct {
	known string   // a text with IDs that are no random ones
	made  []string // in the order of their first appearance
}

var thumbprint = regexp.MustCompile(`[A-Za-z0-9_-]{43,}`)

func (m *madeKeys) stable(text string) string {
	return thumbprint.ReplaceAllStringFunc(text, func(kid string) string {
		if len(kid) != 43 || strings.Contains(m.known, kid) {
			return kid
		}
		if !slices.Contains(m.made, kid) {
			m.made = append(m.made, kid)
		}
		sum := sha256.Sum256(fmt.Appendf(nil, "key %d of README.md", slices.Index(m.made, kid)))
		return base64.RawURLEncoding.EncodeToString(sum[:])
	})
}
