package config

import "strings"

// The shortest text that is taken for a key or a part of a token: base64 with
// letters of both cases and digits, or hexadecimal.
const (
	leastBase64 = 24
	leastHex    = 32
)

// masked puts a dot for each character of what looks like a key or a token.
func masked(line string) string {
	var b strings.Builder
	for line != "" {
		n := strings.IndexFunc(line, func(c rune) bool { return !isBase64(c) })
		if n < 0 {
			n = len(line)
		}
		if word := line[:n]; looksSecret(word) {
			b.WriteString(strings.Repeat("·", n))
		} else {
			b.WriteString(word)
		}
		line = line[n:]
		n = strings.IndexFunc(line, isBase64)
		if n < 0 {
			n = len(line)
		}
		b.WriteString(line[:n])
		line = line[n:]
	}
	return b.String()
}

func isBase64(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.ContainsRune("+/-_=", c)
}

// looksSecret reports a long word that nobody has made up.
func looksSecret(word string) bool {
	const digits, lower, upper = "0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if len(word) >= leastHex && strings.Trim(word, digits+"abcdefABCDEF") == "" {
		return true
	}
	return len(word) >= leastBase64 && strings.ContainsAny(word, digits) && strings.ContainsAny(word, lower) && strings.ContainsAny(word, upper)
}
