package token

import "strings"

// isThumbprint reports the base64url of 32 bytes: 43 characters, the last of
// which carries four bits.
func isThumbprint(b []byte) bool {
	for _, c := range b {
		if !alnum(c) && c != '-' && c != '_' {
			return false
		}
	}
	return len(b) == 43 && strings.IndexByte("AEIMQUYcgkosw048", b[42]) >= 0
}
