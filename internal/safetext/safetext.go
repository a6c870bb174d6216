// Package safetext is the one place that makes untrusted text safe to show.
//
// Tokens, key sets and HTTP bodies are written by strangers. Shown raw, an
// escape sequence can rewrite the terminal, a bidi control can turn "admin"
// around, and an invisible character can make two names look alike. So every
// string that did not come from our own source passes through here on its way
// to a terminal, a report or a JSON document, and what could deceive the eye
// is spelled out instead.
package safetext

import "unicode"

const (
	brailleBlank = '\u2800'     // a symbol by category, a blank by design
	nullNotehead = '\U0001d159' // a musical symbol that is drawn as nothing
	khitanFiller = '\U00016fe4' // a mark that only steers layout
)

// IsSafe reports whether r shows as exactly one thing and does nothing else:
// it is visible (or the ASCII space), and neither moves the cursor nor
// reorders or hides its neighbours. unicode.IsPrint alone is not enough, for
// it lets fillers, variation selectors and the Braille blank through.
func IsSafe(r rune) bool {
	if r < 0x80 {
		return r >= ' ' && r != 0x7f
	}
	switch r {
	case brailleBlank, nullNotehead, khitanFiller:
		return false
	}
	return unicode.IsPrint(r) &&
		!unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}
