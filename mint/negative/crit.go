package negative

import (
	"bytes"
	"compress/flate"

	"github.com/jwtctl/jwtctl/inspect"
)

// extensions are tokens that the trusted key signed, and that a verifier may
// only accept if it understands what they demand.
func extensions() []Case {
	const refs = "RFC 7515 §4.1.11"
	crit := func(name, why, more, rule string, pairs ...string) Case {
		return Case{Name: "crit-" + name, Why: why, Reference: refs + more, Rule: rule, Check: "crit",
			token: func(s *source) []byte { return s.headed(pairs...) }}
	}
	return []Case{
		crit("unknown", "crit lists an extension that no verifier knows", "; CVE-2025-59420; CVE-2026-32597", "hdr-crit-unknown",
			"crit", `["https://extensions.test-suite.dev/x"]`, "https://extensions.test-suite.dev/x", "true"),
		crit("known-claim", "crit lists exp, so that the header's exp must be understood", "", "hdr-crit-unknown", "crit", `["exp"]`, "exp", "0"),
		crit("empty", "crit is empty", "; Wycheproof json_web_signature_test", "hdr-crit-invalid", "crit", "[]"),
		crit("absent", "crit lists a parameter that is not in the header", "", "hdr-crit-invalid", "crit", `["absent"]`),
		crit("standard", "crit lists a parameter of the standard itself", "", "hdr-crit-invalid", "crit", `["alg"]`),
		crit("twice", "crit lists an extension twice", "", "hdr-crit-invalid", "crit", `["x-a","x-a"]`, "x-a", "1"),
		crit("string", "crit is a string and no list", "", "hdr-crit-invalid", "crit", `"x-a"`, "x-a", "1"),
		crit("null", "crit is null", "", "hdr-crit-invalid", "crit", "null"),
		{Name: "b64-false", Why: "b64 is false and crit says so: the payload was signed as it stands", Reference: "RFC 7797 §3, §7", Rule: "hdr-b64", Check: "b64",
			token: func(s *source) []byte {
				return s.unencoded("b64", "false", "crit", `["b64"]`)
			}},
		{Name: "b64-false-silent", Why: "b64 is false and crit does not list it: some readers decode the payload, some do not", Reference: "RFC 7797 §6, §7", Rule: "hdr-b64", Check: "claims",
			token: func(s *source) []byte { return s.headed("b64", "false") }},
		{Name: "zip-bomb", Why: "the payload is compressed, 200 KiB of spaces in a few hundred bytes; JWS has no zip", Reference: "RFC 7515 §4; RFC 8725 §3.6", Rule: "hdr-zip", Check: "header",
			token: func(s *source) []byte {
				header := with(s.header, "zip", `"DEF"`)
				return s.compact(s.signer.Sign, header.JSON(), s.bomb(200<<10)) // below what inspect inflates
			}},
	}
}

// unencoded is the good token with its payload as it stands, which is signed
// by the standard of b64 (RFC 7797 §3). Its dots become escapes, so that the
// token has three segments, and its blanks, so that it is one word in a list
// or a header field; a number with a dot has no such form.
func (s *source) unencoded(pairs ...string) []byte {
	header := with(s.header, pairs...)
	payload := bytes.ReplaceAll(s.claims.JSON(), []byte("."), []byte(`\u002e`))
	payload = bytes.ReplaceAll(payload, []byte(" "), []byte(`\u0020`))
	if _, problems := inspect.ReadJSON(payload); len(problems) > 0 {
		return nil
	}
	input := b64(header.JSON()) + "." + string(payload)
	signature, err := s.signer.Sign([]byte(input))
	s.fail(err)
	return []byte(input + "." + b64(signature))
}

// bomb is the good token's claims behind this many spaces, compressed by
// DEFLATE (RFC 1951).
func (s *source) bomb(spaces int) []byte {
	text := append(bytes.Repeat([]byte{' '}, spaces), s.claims.JSON()...)
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	s.fail(err)
	_, err = w.Write(text)
	s.fail(err)
	s.fail(w.Close())
	return out.Bytes()
}
