package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var kidPath = audit.Rule{
	ID:       "kid-path",
	Title:    "kid looks like a file path",
	Severity: audit.High,
	Why: "A verifier that opens the key file named by kid can be led to a file with known content, such as /dev/null, " +
		"whose bytes then serve as the HMAC secret.",
	Fix:  "Look kid up in the set of trusted keys; never build a path from it.",
	Refs: []string{"RFC 8725 §3.10", "CWE-22", "CWE-73"},
	Bad:  `{"alg":"HS256","kid":"../../dev/null"}`,
	Good: `{"alg":"HS256","kid":"2026-01"}`,
	CheckToken: func(p *audit.TokenPass) {
		kid := oddKeyID(p)
		if kid == nil {
			return
		}
		if isPath(kid) || containsAny(kid, "file:", "%2e%2e", "%2f", "%5c", "%00", "%c0%a", "%252") {
			p.Reportf("header/kid", "kid is %.80q: it leads a verifier that opens key files astray", kid)
		}
	},
}

// isPath reports a climb ("../"), an absolute path, a Windows path or a NUL
// that cuts a path short. Standard base64 may hold "/" anywhere.
func isPath(kid []byte) bool {
	switch {
	case bytes.IndexByte(kid, 0) >= 0, bytes.IndexByte(kid, '\\') >= 0:
		return true
	case bytes.Contains(kid, []byte("../")), bytes.Contains(kid, []byte("/..")), bytes.Contains(kid, []byte("..;")):
		return true
	}
	return kid[0] == '/' && !isBase64Digest(kid)
}

// isBase64Digest reports text as long as a SHA-1, SHA-256, SHA-384 or SHA-512
// digest in standard base64, as some issuers use for key IDs.
func isBase64Digest(kid []byte) bool {
	text := bytes.TrimRight(kid, "=")
	switch len(text) {
	case 27, 43, 64, 86:
	default:
		return false
	}
	return bytes.IndexByte(text, '.') < 0
}
