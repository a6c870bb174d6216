package inspect

import "fmt"

// A Code names a kind of departure from the standards. Codes are stable.
type Code string

// The codes a [Problem] can carry.
const (
	CodeSegments     Code = "segments"      // not three (JWS) or five (JWE) segments, RFC 7515 §7.1, RFC 7516 §7.1
	CodeBase64       Code = "base64"        // a segment is not base64url, RFC 7515 §2
	CodeNoncanonical Code = "noncanonical"  // decodable, but padded, in another alphabet or with stray bits
	CodeJSON         Code = "json"          // not a JSON text, RFC 8259
	CodeTrailing     Code = "trailing-data" // bytes after the JSON value, RFC 7515 §10.12
	CodeDuplicate    Code = "duplicate"     // a member name stands twice, RFC 7515 §4, RFC 7519 §4
	CodeUTF8         Code = "utf-8"         // not UTF-8, a lone surrogate, or a byte order mark, RFC 8725 §3.7
	CodeLimit        Code = "limit"         // more than the limits of this package
	CodeSerialized   Code = "serialization" // a JSON serialization where a JWT must be compact, RFC 7519 §1
	CodeDisclosure   Code = "disclosure"    // an SD-JWT disclosure that is malformed or that no digest refers to, RFC 9901 §7.1
	CodeInflate      Code = "inflate"       // "zip" names a payload that does not inflate
	CodeMasked       Code = "masked"        // the signature was masked before the token was written down
	CodeNotToken     Code = "not-a-token"   // nothing here resembles a token
)

// Breaks reports a departure after which a token cannot be read whole.
func (c Code) Breaks() bool {
	switch c {
	case CodeSegments, CodeBase64, CodeJSON, CodeTrailing, CodeLimit, CodeNotToken, CodeInflate:
		return true
	}
	return false
}

// A Problem is one departure from the standards and where it stands.
type Problem struct {
	Code Code
	// Part says which part of the token it concerns: "header", "payload",
	// "signature", "disclosures/2", or "" for the token as a whole.
	Part string
	// Offset counts bytes from the start of the token's text. Inside a
	// base64url segment it points at the character that carries the
	// decoded byte in question.
	Offset int
	// Decoded is the byte offset inside the decoded part, or -1 where the
	// problem stands in the encoded text itself.
	Decoded int
	// Message is one lower-case line. It may quote untrusted text.
	Message string
}

// String says the problem in one line, with its part and byte.
func (p Problem) String() string {
	if p.Part == "" {
		return fmt.Sprintf("%s (byte %d)", p.Message, p.Offset)
	}
	return fmt.Sprintf("%s: %s (byte %d)", p.Part, p.Message, p.Offset)
}
