package negative

import (
	"encoding/base64"
	"strings"
)

// encodings are good tokens in another spelling. Whoever accepts several
// spellings of a token cannot keep a list of revoked ones.
func encodings() []Case {
	const refs, rule = "RFC 7515 §2, §5.2; Wycheproof json_web_signature_test", "parse-noncanonical-base64"
	return []Case{
		{Name: "base64-padded", Why: "the signature is padded with =", Reference: refs, Rule: rule, Check: "structure",
			token: (*source).padded},
		{Name: "base64-padded-payload", Why: "the payload is padded with =, and was signed so", Reference: refs, Rule: rule, Check: "structure",
			token: func(s *source) []byte { return s.spelled(base64.URLEncoding) }},
		{Name: "base64-standard", Why: "the payload is in the alphabet with + and /, and was signed so", Reference: refs, Rule: rule, Check: "structure",
			token: func(s *source) []byte { return s.spelled(base64.RawStdEncoding) }},
		{Name: "base64-stray-bits", Why: "the last character of the signature has bits that mean nothing: it decodes to the same bytes", Reference: refs + "; RFC 4648 §3.5", Rule: rule, Check: "structure",
			token: (*source).stray},
		{Name: "base64-percent", Why: "a character of the signature is percent-encoded", Reference: refs, Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return []byte(string(s.good[:len(s.good)-1]) + "%" + "41") }},
		{Name: "base64-length", Why: "the signature has one character too many, which encodes nothing", Reference: refs, Rule: "parse-malformed", Check: "structure",
			token: (*source).tooLong},
		{Name: "segments-four", Why: "bytes follow the token behind a fourth dot", Reference: "RFC 7515 §7.1", Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return []byte(string(s.good) + ".dHJhaWxpbmc") }},
		{Name: "segments-dot", Why: "a dot follows the token", Reference: "RFC 7515 §7.1", Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return []byte(string(s.good) + ".") }},
		{Name: "segments-header-empty", Why: "the header is empty", Reference: "RFC 7515 §4", Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return []byte("." + s.parts[1] + "." + s.parts[2]) }},
		{Name: "segments-payload-empty", Why: "the payload was taken out", Reference: "RFC 7519 §7.2", Rule: "parse-payload-not-object", Check: "signature",
			token: func(s *source) []byte { return []byte(s.parts[0] + ".." + s.parts[2]) }},
	}
}

// spelled is the good token with its payload in another base64, signed so. A
// claim makes sure that the alphabets differ and that there is padding.
func (s *source) spelled(enc *base64.Encoding) []byte {
	claims := with(s.claims, "filler", `"???????"`)
	payload := claims.JSON()
	for len(payload)%3 == 0 {
		payload = append([]byte{'{', ' '}, payload[1:]...)
	}
	input := s.parts[0] + "." + enc.EncodeToString(payload)
	signature, err := s.signer.Sign([]byte(input))
	s.fail(err)
	return []byte(input + "." + b64(signature))
}

// padded pads the signature, unless it is one of a multiple of three bytes.
func (s *source) padded() []byte {
	text := base64.URLEncoding.EncodeToString(s.signature())
	if text == s.parts[2] {
		return nil
	}
	return []byte(s.parts[0] + "." + s.parts[1] + "." + text)
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// stray sets a bit of the last character that carries nothing; a signature of
// a multiple of three bytes has none.
func (s *source) stray() []byte {
	text := s.parts[2]
	if len(text)%4 == 0 {
		return nil
	}
	last := strings.IndexByte(alphabet, text[len(text)-1])
	return []byte(s.parts[0] + "." + s.parts[1] + "." + text[:len(text)-1] + alphabet[last|1:last|1+1])
}

// tooLong gives the signature's text a length that no bytes have: 1 modulo 4.
func (s *source) tooLong() []byte {
	text := string(s.good)
	for n := len(s.parts[2]); ; n++ {
		text += "A"
		if (n+1)%4 == 1 {
			return []byte(text)
		}
	}
}
