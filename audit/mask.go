package audit

import (
	"fmt"
	"unicode/utf8"
)

// Mask stands in for a sensitive value in messages: its first character and
// its length tell the owner which value is meant and nobody what it is.
func Mask(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return "(empty)"
	}
	return fmt.Sprintf("%c… (%d characters)", first, utf8.RuneCountInString(s))
}
