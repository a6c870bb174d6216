package inspect

import "bytes"

// Find returns where the next compact token may stand in text at or behind
// from; start is -1 where there is none. It recognises the shape alone:
// base64url of `{"`, then at least two dots between base64url characters.
// [Token.Plausible] tells whether a find is a token.
//
// The anchor is the "J" of "eyJ", the rarest of the three letters in logs,
// so that most text is passed over at the speed of bytes.IndexByte.
func Find(text []byte, from int) (start, end int) {
	for i := from; ; {
		j := bytes.IndexByte(text[i:], 'J')
		if j < 0 {
			return -1, -1
		}
		i += j
		if i < from+2 || text[i-1] != 'y' || text[i-2] != 'e' || !boundary(text[from:i-2]) {
			i++
			continue
		}
		end := withMask(text, compactEnd(text, i))
		if end > 0 {
			return i - 2, end
		}
		i++
	}
}

// boundary reports whether a token can begin behind before: not in the middle
// of a longer word. A percent escape such as "%20" ends a word, and so does an
// escape of JSON such as "\n" or "\u0022", which logs are full of.
func boundary(before []byte) bool {
	n := len(before)
	switch {
	case n == 0, n >= 3 && before[n-3] == '%':
		return true
	case n >= 2 && before[n-2] == '\\' && bytes.IndexByte([]byte("bfnrt"), before[n-1]) >= 0:
		return true
	case n >= 6 && before[n-6] == '\\' && before[n-5] == 'u' && isHex(before[n-4:]):
		return true
	}
	return !isTokenChar(before[n-1]) && before[n-1] != '.'
}

func isHex(text []byte) bool {
	for _, c := range text {
		if !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f') {
			return false
		}
	}
	return true
}

// compactEnd returns the end of the compact token whose first segment goes
// through i, or 0 where there are fewer than two dots.
func compactEnd(text []byte, i int) int {
	dots := 0
	last := 0 // the end of the last segment that counts
	for ; i < len(text); i++ {
		if tokenChars[text[i]] { // most of a token, passed over in a tight loop
			for i < len(text) && tokenChars[text[i]] {
				i++
			}
			last = i
			if i == len(text) {
				break
			}
		}
		switch c := text[i]; {
		case c == '.':
			if dots++; dots <= 2 || i+1 < len(text) && isTokenChar(text[i+1]) {
				last = i + 1
				continue
			}
			if dots == 3 || dots > 4 { // the full stop of a sentence
				return last
			}
			last = i + 1
		case c == '~' && dots >= 2:
			last = i + 1
		default:
			return whole(dots, last)
		}
	}
	return whole(dots, last)
}

// withMask takes along what stands in place of a signature, see [isMask].
func withMask(text []byte, end int) int {
	if end == 0 || text[end-1] != '.' {
		return end
	}
	rest := text[end:min(end+32, len(text))]
	n := 0
	for n < len(rest) && rest[n] == '*' {
		n++
	}
	if n == 0 && len(rest) > 0 && (rest[0] == '<' || rest[0] == '[') {
		n = bytes.IndexAny(rest, ">]") + 1
	}
	if isMask(rest[:n]) {
		return end + n
	}
	return end
}

func whole(dots, end int) int {
	if dots < 2 {
		return 0
	}
	return end
}

// isTokenChar reports the base64url alphabet.
func isTokenChar(c byte) bool { return tokenChars[c] }

// tokenChars is the base64url alphabet.
var tokenChars = [256]bool{
	'A': true, 'B': true, 'C': true, 'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true, 'K': true, 'L': true, 'M': true,
	'N': true, 'O': true, 'P': true, 'Q': true, 'R': true, 'S': true, 'T': true, 'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true,
	'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true, 'k': true, 'l': true, 'm': true,
	'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true, 'u': true, 'v': true, 'w': true, 'x': true, 'y': true, 'z': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true, '-': true, '_': true,
}

// Plausible reports whether text of a token's shape is one, and not a version
// number, a signed cookie or a host name: the header is an object whose alg
// is a word, and no segment that must have content is empty.
func (t *Token) Plausible() bool {
	alg := t.Alg()
	if alg.Kind() != String || len(bytes.Trim(alg.Raw(), "\" ")) == 0 {
		return false
	}
	if t.IsEncrypted() {
		return len(t.IV.Raw) > 0 && len(t.Ciphertext.Raw) > 0 && len(t.Tag.Raw) > 0
	}
	return len(t.Payload.Raw) > 0
}
