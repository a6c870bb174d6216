package inspect

import (
	"encoding/base64"
	"fmt"
	"slices"
)

// decodeStrict appends the base64url decoding of raw to dst and reports
// whether raw is exactly what RFC 7515 §2 asks for: the URL-safe alphabet, no
// padding, no white space, no stray bits behind the last byte.
func decodeStrict(dst, raw []byte) ([]byte, bool) {
	if strayBits(raw) {
		return dst, false
	}
	start, want := len(dst), base64.RawURLEncoding.DecodedLen(len(raw))
	dst = slices.Grow(dst, want+decodeRoom)
	n, err := base64.RawURLEncoding.Decode(dst[start:cap(dst)], raw)
	// encoding/base64 skips CR and LF, which makes less of the text.
	if err != nil || n != want || len(raw)%4 == 1 {
		return dst, false
	}
	return dst[:start+n], true
}

// decodeRoom is what encoding/base64 wants behind its result, to write eight
// bytes at once to the end.
const decodeRoom = 8

// strayBits reports bits that an encoder must leave zero, RFC 4648 §3.5.
func strayBits(raw []byte) bool {
	n := len(raw)
	if n == 0 {
		return false
	}
	v, _, _ := sextet(raw[n-1])
	switch n % 4 {
	case 2:
		return v&0x0f != 0
	case 3:
		return v&0x03 != 0
	}
	return false
}

// sextet returns the value of a base64 character of either alphabet; std is
// set for the two characters of the alphabet that tokens do not use.
func sextet(c byte) (v byte, std, ok bool) {
	switch {
	case 'A' <= c && c <= 'Z':
		return c - 'A', false, true
	case 'a' <= c && c <= 'z':
		return c - 'a' + 26, false, true
	case '0' <= c && c <= '9':
		return c - '0' + 52, false, true
	case c == '-':
		return 62, false, true
	case c == '_':
		return 63, false, true
	case c == '+':
		return 62, true, true
	case c == '/':
		return 63, true, true
	}
	return 0, false, false
}

// decodeLenient appends as much of raw as can be decoded to dst and reports
// each departure once, with its offset in raw, through report.
func decodeLenient(dst, raw []byte, report func(code Code, offset int, message string)) []byte {
	var acc uint32
	var chars, last int // how many characters, and where the last one stands
	var saw [4]bool     // padding, other alphabet, white space, data after padding
	once := func(i int, code Code, offset int, message string) {
		if !saw[i] {
			saw[i] = true
			report(code, offset, message)
		}
	}
	for i, c := range raw {
		v, std, ok := sextet(c)
		switch {
		case c == '=':
			once(0, CodeNoncanonical, i, "base64 padding; base64url in tokens has none")
			continue
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			once(2, CodeNoncanonical, i, "white space inside base64url")
			continue
		case !ok:
			report(CodeBase64, i, fmt.Sprintf("byte 0x%02x is not in the base64url alphabet", c))
			return finish(dst, acc, chars, last, false, report)
		case std:
			once(1, CodeNoncanonical, i, fmt.Sprintf("%q belongs to standard base64, not base64url", c))
		}
		if saw[0] {
			once(3, CodeBase64, i, "base64 data after padding")
		}
		acc, last = acc<<6|uint32(v), i
		if chars++; chars%4 == 0 {
			dst = append(dst, byte(acc>>16), byte(acc>>8), byte(acc))
			acc = 0
		}
	}
	return finish(dst, acc, chars, last, true, report)
}

// finish appends the bytes of the last, incomplete quantum.
func finish(dst []byte, acc uint32, chars, last int, whole bool, report func(Code, int, string)) []byte {
	switch chars % 4 {
	case 1:
		if whole {
			report(CodeBase64, last, "base64url is cut short: one character is left over")
		}
	case 2:
		if whole && acc&0x0f != 0 {
			report(CodeNoncanonical, last, "unused bits in the last base64url character are not zero")
		}
		dst = append(dst, byte(acc>>4))
	case 3:
		if whole && acc&0x03 != 0 {
			report(CodeNoncanonical, last, "unused bits in the last base64url character are not zero")
		}
		dst = append(dst, byte(acc>>10), byte(acc>>2))
	}
	return dst
}
