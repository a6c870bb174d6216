package inspect

import "time"

// A Form is the outer shape of a token.
type Form string

// The forms a token can have.
const (
	FormJWS     Form = "jws"      // compact JWS, RFC 7515 §7.1
	FormJWE     Form = "jwe"      // compact JWE, RFC 7516 §7.1
	FormSDJWT   Form = "sd-jwt"   // SD-JWT with disclosures, RFC 9901 §4
	FormJWSJSON Form = "jws-json" // JSON-serialized JWS, RFC 7515 §7.2
	FormJWEJSON Form = "jwe-json" // JSON-serialized JWE, RFC 7516 §7.2
	FormUnknown Form = "unknown"  // nothing that these standards describe
)

// A Token is what one token's text says, claims and faults alike. Its byte
// slices point into the text or into memory that the token owns.
type Token struct {
	// Text is the token as it was given.
	Text []byte
	Form Form

	Header    Segment
	Payload   Segment // of a JWS; of a JWE it stays empty until decrypted
	Signature Segment

	// The further segments of a JWE.
	EncryptedKey, IV, Ciphertext, Tag Segment

	// Signatures holds all signatures or recipients of a JSON
	// serialization; Header and Signature are those of the first.
	Signatures []JSONSignature

	// Disclosures and KeyBinding are the parts of an SD-JWT behind "~".
	Disclosures []Disclosure
	KeyBinding  *Token

	// Nested is the token that is this one's payload, RFC 7519 §5.2.
	Nested *Token

	// Inflated is the payload after a "zip":"DEF" header parameter of a JWS.
	Inflated *Document

	// Problems lists every departure from the standards, in reading order.
	Problems []Problem

	segments int
}

// A Segment is one part of a token.
type Segment struct {
	// Part names the segment: "header", "payload", "signature", ...
	Part string
	// Offset is where Raw starts in the token's text.
	Offset int
	// Raw is the encoded text, Bytes what it decodes to. In a JSON
	// serialization Raw may be copied out of a JSON string.
	Raw, Bytes []byte
	// JSON holds the decoded bytes read as JSON, for the header and payload.
	JSON Document
}

// A JSONSignature is one signature or recipient of a JSON serialization.
type JSONSignature struct {
	Protected   Segment
	Unprotected Value // the "header" member
	Signature   Segment
}

// Alg returns the "alg" header parameter, RFC 7515 §4.1.1.
func (t *Token) Alg() Value { return t.Header.JSON.Get("alg") }

// Claim returns a claim by name.
func (t *Token) Claim(name string) Value { return t.Claims().Get(name) }

// Claims returns the document that holds the claims: the payload, inflated
// where it was compressed.
func (t *Token) Claims() *Document {
	if t.Inflated != nil {
		return t.Inflated
	}
	return &t.Payload.JSON
}

// IsEncrypted reports whether the token is a JWE.
func (t *Token) IsEncrypted() bool { return t.Form == FormJWE || t.Form == FormJWEJSON }

// IsDetached reports whether the payload was left out (RFC 7515 Appendix F).
func (t *Token) IsDetached() bool {
	return t.Form == FormJWS && t.segments == 3 && len(t.Payload.Raw) == 0 && len(t.Signature.Raw) > 0
}

// IsUnencoded reports "b64":false, a payload that is not base64url (RFC 7797).
func (t *Token) IsUnencoded() bool { return t.Header.JSON.Get("b64").Kind() == False }

// SegmentCount returns how many dot-separated segments the text has.
func (t *Token) SegmentCount() int { return t.segments }

// Malformed reports whether the token cannot be read whole: a verifier that
// follows the standards must reject it before looking at the signature.
func (t *Token) Malformed() bool {
	for _, p := range t.Problems {
		if p.Code.Breaks() {
			return true
		}
	}
	return t.Nested != nil && t.Nested.Malformed()
}

// Sound reports that the token and those inside it have no problem that a
// verifier would stumble over. A JSON serialization is sound, though no JWT,
// and a masked signature is no fault of the token.
func (t *Token) Sound() bool {
	for _, p := range t.Problems {
		if p.Code != CodeSerialized && p.Code != CodeMasked {
			return false
		}
	}
	return (t.Nested == nil || t.Nested.Sound()) && (t.KeyBinding == nil || t.KeyBinding.Sound())
}

// Lookup finds a claim by a path below the claims set (see [Value.Lookup]),
// among the disclosed claims of an SD-JWT, and in a nested token.
func (t *Token) Lookup(path string) Value {
	if v := t.Claims().Root().Lookup(path); v.Exists() {
		return v
	}
	for i := range t.Disclosures {
		d := &t.Disclosures[i]
		if d.Name.Exists() && d.Name.IsText(path) || d.Path == "payload/"+path {
			return d.Value
		}
	}
	if t.Nested != nil {
		return t.Nested.Lookup(path)
	}
	return Value{}
}

// SigningInput returns the bytes that the signature covers (RFC 7515 §5.1):
// everything before the last dot of a compact JWS. What has no signature, such
// as a JWE with a tilde behind it, has none.
func (t *Token) SigningInput() []byte {
	if t.Form != FormJWS && t.Form != FormSDJWT || t.segments < 3 || t.Signature.Offset <= t.Header.Offset {
		return nil
	}
	return t.Text[t.Header.Offset : t.Signature.Offset-1]
}

// Times are the NumericDate claims that bound a token's life. A pointer is
// nil where the claim is absent or no number that can be read.
type Times struct {
	IssuedAt, NotBefore, Expires *NumericDate
}

// Times reads iat, nbf and exp (RFC 7519 §4.1).
func (t *Token) Times() Times { return t.ReadTimes(new([3]NumericDate)) }

// ReadTimes is [Token.Times] with memory of the caller's.
func (t *Token) ReadTimes(dates *[3]NumericDate) Times {
	read := func(i int, name string) *NumericDate {
		var ok bool
		if dates[i], ok = t.Claim(name).NumericDate(); ok {
			return &dates[i]
		}
		return nil
	}
	return Times{read(0, "iat"), read(1, "nbf"), read(2, "exp")}
}

// Lifetime returns how long the token lives: from iat, or failing that nbf,
// to exp. ok is false where the claims do not say, or make no sense.
func (t Times) Lifetime() (d time.Duration, ok bool) {
	start := t.IssuedAt
	if start == nil {
		start = t.NotBefore
	}
	if start == nil || t.Expires == nil {
		return 0, false
	}
	seconds := t.Expires.Seconds - start.Seconds
	if (t.Expires.Seconds < start.Seconds) != (seconds < 0) || seconds > int64(maxLifetime/time.Second) || seconds < -int64(maxLifetime/time.Second) {
		return maxLifetime, t.Expires.Seconds > start.Seconds
	}
	return time.Duration(seconds) * time.Second, true
}

// maxLifetime is the longest lifetime told apart; a Duration ends at 292 years.
const maxLifetime = 290 * 365 * 24 * time.Hour
