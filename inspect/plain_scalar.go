package inspect

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// space returns where the next byte stands that is not white space.
func space(text []byte, at int) int {
	for at < len(text) && text[at] <= ' ' && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t') {
		at++
	}
	return at
}

func literal(text []byte, at int, word string) int {
	if end := at + len(word); end <= len(text) && string(text[at:end]) == word {
		return end
	}
	return -1
}

// plainNumber reads a number without an exponent.
func plainNumber(text []byte, at int) int {
	if text[at] == '-' {
		at++
	}
	end := digits(text, at)
	if end == at || text[at] == '0' && end > at+1 {
		return -1
	}
	if end < len(text) && text[end] == '.' {
		fraction := end + 1
		if end = digits(text, fraction); end == fraction {
			return -1
		}
	}
	return end
}

func digits(text []byte, at int) int {
	for at < len(text) && text[at]-'0' <= 9 {
		at++
	}
	return at
}

// plainString returns the end of the string whose quote stands at at.
func plainString(text []byte, at int) (end int, escaped bool) {
	for at++; ; {
		at = ordinary(text, at)
		if at == len(text) {
			return -1, false
		}
		switch c := text[at]; {
		case c == '"':
			return at + 1, escaped
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(text[at:])
			if r == utf8.RuneError && size == 1 {
				return -1, false
			}
			at += size
		case c == '\\':
			n := escapeLen(text[at:])
			if n == 0 {
				return -1, false
			}
			escaped = true
			at += n
		default:
			return -1, false
		}
	}
}

// escapeLen returns the length of the escape that text begins with: 0 where it
// is none, and where it is a surrogate, which may lack the other half.
func escapeLen(text []byte) int {
	if len(text) < 2 {
		return 0
	}
	switch text[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if len(text) >= 6 && isHex(text[2:6]) && (text[2]|0x20 != 'd' || text[3] < '8') {
			return 6
		}
	}
	return 0
}

// ordinary passes over ASCII that stands in a JSON string as it is. It looks
// at eight bytes at a time: subtracting sets the high bit of each byte that was
// smaller, and the lowest bit set is never one that was set by a borrow.
func ordinary(text []byte, at int) int {
	const each, high = 0x0101010101010101, 0x8080808080808080
	for at+8 <= len(text) {
		x := binary.LittleEndian.Uint64(text[at:])
		quote, backslash, control := (x^'"'*each)-each, (x^'\\'*each)-each, x-' '*each
		if special := (quote | backslash | control | x) & high; special != 0 {
			return at + bits.TrailingZeros64(special)/8
		}
		at += 8
	}
	for at < len(text) && ' ' <= text[at] && text[at] < utf8.RuneSelf && text[at] != '"' && text[at] != '\\' {
		at++
	}
	return at
}
