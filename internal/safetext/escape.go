package safetext

import (
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// Escape makes s safe for one line of terminal text: each unsafe rune becomes
// \n, \r, \t, \xNN, \uNNNN or \UNNNNNNNN, and each byte that is not UTF-8
// becomes \xNN. A backslash that is already there stays single: the result is
// for reading, not for parsing back, and doubling it would make every Windows
// path and regular expression harder to read.
//
// It copies nothing as long as nothing needs escaping, which is the rule.
func Escape(s string) string {
	var out strings.Builder
	copied := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		invalid := r == utf8.RuneError && size == 1
		if invalid || !IsSafe(r) {
			out.WriteString(s[copied:i])
			if invalid {
				writeHex(&out, 'x', rune(s[i]), 2)
			} else {
				writeEscaped(&out, r)
			}
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return s
	}
	out.WriteString(s[copied:])
	return out.String()
}

// writeEscaped spells r the way a Go string literal would.
func writeEscaped(out *strings.Builder, r rune) {
	switch {
	case r == '\n':
		out.WriteString(`\n`)
	case r == '\r':
		out.WriteString(`\r`)
	case r == '\t':
		out.WriteString(`\t`)
	case r < utf8.RuneSelf:
		writeHex(out, 'x', r, 2)
	case r <= 0xffff:
		writeHex(out, 'u', r, 4)
	default:
		writeHex(out, 'U', r, 8)
	}
}

func writeHex(out *strings.Builder, kind byte, r rune, digits int) {
	out.WriteByte('\\')
	out.WriteByte(kind)
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		out.WriteByte(hexDigits[r>>shift&0xf])
	}
}
