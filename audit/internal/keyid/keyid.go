// Package keyid tells key IDs that do something to careless software from
// those that only name a key. Rules about tokens and about keys share it.
package keyid

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// MaxBytes is far more than thumbprints, UUIDs and ARNs need.
const MaxBytes = 256

// Odd reports a key ID that holds anything but letters, digits, "-" and "_",
// which is all that thumbprints, UUIDs and most other key IDs consist of.
func Odd(kid []byte) bool {
	for _, c := range kid {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return true
		}
	}
	return false
}

// Path reports what leads a verifier that opens key files astray: a climb
// ("../"), an absolute path, a Windows path or a NUL that cuts a path short,
// plain or percent-encoded. Standard base64 may hold "/" anywhere.
func Path(kid []byte) bool {
	switch {
	case len(kid) == 0:
		return false
	case bytes.IndexByte(kid, 0) >= 0, bytes.IndexByte(kid, '\\') >= 0:
		return true
	case bytes.Contains(kid, []byte("../")), bytes.Contains(kid, []byte("/..")), bytes.Contains(kid, []byte("..;")):
		return true
	}
	return kid[0] == '/' && !base64Digest(kid) || has(kid, "file:", "%2e%2e", "%2f", "%5c", "%00", "%c0%a", "%252")
}

// base64Digest reports text as long as a SHA-1, SHA-256, SHA-384 or SHA-512
// digest in standard base64, as some issuers use for key IDs.
func base64Digest(kid []byte) bool {
	text := bytes.TrimRight(kid, "=")
	switch len(text) {
	case 27, 43, 64, 86:
	default:
		return false
	}
	return bytes.IndexByte(text, '.') < 0
}

// SQL reports what breaks out of a quoted SQL string.
func SQL(kid []byte) bool {
	quoted := bytes.ContainsAny(kid, "'\"") || has(kid, "%27", "%22")
	return quoted && has(kid, "union", "select", " or ", "'or", "\"or", "||", "--", "/*", "#", ";", "=", "sleep(", "waitfor") ||
		has(kid, "union select", "union all select", "union/*")
}

// Command reports what a shell runs a part of. A semicolon may also separate
// attributes of a distinguished name ("CN=key;O=Example").
func Command(kid []byte) bool {
	if bytes.ContainsAny(kid, "|`") || has(kid, "$(", "&&", "<(") {
		return true
	}
	before, _, found := bytes.Cut(kid, []byte{';'})
	return found && bytes.IndexByte(before, '=') < 0
}

// Template reports what template engines and LDAP filters evaluate.
func Template(kid []byte) bool {
	return has(kid, "${", "#{", "%{", "{{", "<%", "*)", ")(", "(|", "(&")
}

// Fetchable reports URLs of schemes that software fetches. did: and urn: are
// names; file: is a path.
func Fetchable(kid []byte) bool {
	if bytes.HasPrefix(kid, []byte("//")) {
		return true // another host, whatever the scheme
	}
	scheme, rest, found := strings.Cut(string(kid), ":")
	if !found {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "ftp", "ftps", "ldap", "ldaps", "gopher", "dict", "jar", "tftp", "sftp":
		return true
	case "data":
		return strings.Contains(rest, ",")
	}
	return false
}

// Control reports C0, DEL and C1 characters.
func Control(kid []byte) bool {
	for i := 0; i < len(kid); i++ {
		c := kid[i]
		if c < ' ' || c == 0x7f {
			return true
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(kid[i:])
			if r >= 0x80 && r < 0xa0 {
				return true
			}
			i += size - 1
		}
	}
	return false
}

// Thumbprint reports the base64url of 32 bytes: 43 characters, the last of
// which carries four bits.
func Thumbprint(kid []byte) bool {
	for _, c := range kid {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return len(kid) == 43 && strings.IndexByte("AEIMQUYcgkosw048", kid[42]) >= 0
}

// has reports whether b contains one of the texts, which are in lower case;
// the letter case of b does not matter.
func has(b []byte, texts ...string) bool {
	b = bytes.ToLower(b)
	for _, s := range texts {
		if bytes.Contains(b, []byte(s)) {
			return true
		}
	}
	return false
}
