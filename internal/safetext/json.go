package safetext

import (
	"unicode/utf16"
	"unicode/utf8"
)

// AppendJSON appends valid JSON text to dst with every unsafe character
// spelled as a \u escape and every byte that is not UTF-8 as \ufffd. The meaning
// stays: in valid JSON such characters stand only inside strings, and a
// decoder reads those bytes as U+FFFD anyhow. Layout white space is kept.
func AppendJSON(dst, json []byte) []byte {
	copied := 0
	for i := 0; i < len(json); {
		if c := json[i]; c < utf8.RuneSelf && c != 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRune(json[i:])
		if invalid := r == utf8.RuneError && size == 1; invalid || !IsSafe(r) {
			dst = append(dst, json[copied:i]...)
			dst = appendUnits(dst, r)
			copied = i + size
		}
		i += size
	}
	return append(dst, json[copied:]...)
}

// AppendQuote appends s as a JSON string literal that is as safe to show as
// what AppendJSON gives, for writers that build JSON by hand.
func AppendQuote(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for i := 0; i < len(s); {
		if plain := plainRun(s[i:]); plain > 0 { // nearly always all there is
			dst = append(dst, s[i:i+plain]...)
			i += plain
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch invalid := r == utf8.RuneError && size == 1; {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r == '\n':
			dst = append(dst, `\n`...)
		case r == '\r':
			dst = append(dst, `\r`...)
		case r == '\t':
			dst = append(dst, `\t`...)
		case invalid || !IsSafe(r):
			dst = appendUnits(dst, r)
		default:
			dst = append(dst, s[i:i+size]...)
		}
		i += size
	}
	return append(dst, '"')
}

// plainRun counts the bytes in front that stand for themselves in JSON.
func plainRun(s string) int {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			return i
		}
	}
	return len(s)
}

// appendUnits spells r in UTF-16 code units, the only escape JSON has.
func appendUnits(dst []byte, r rune) []byte {
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return appendUnits(appendUnits(dst, high), low)
	}
	return append(dst, '\\', 'u',
		hexDigits[r>>12&0xf], hexDigits[r>>8&0xf], hexDigits[r>>4&0xf], hexDigits[r&0xf])
}
