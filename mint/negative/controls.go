package negative

import (
	"strings"
	"time"
)

// controls are the good tokens: a verifier that refuses one is not sound, but
// shut.
func controls() []Case {
	return []Case{
		{Name: "control-good", Why: "the good token itself",
			Reference: "RFC 7519 §7.2",
			token:     func(s *source) []byte { return s.good }},
		{Name: "control-another", Why: "another good token, about another subject and with another jti",
			Reference: "RFC 7519 §7.2",
			token: func(s *source) []byte {
				if s.text("iss") == s.text("sub") { // a client speaks of itself
					return nil
				}
				return s.claiming("sub", `"another-subject"`, "jti", `"1b1f6c2e-6d1f-4f0e-9a39-5b9f0d6f7c11"`)
			}},
		{Name: "control-audience-list", Why: "aud may be a list, and one common value is enough",
			Reference: "RFC 7519 §4.1.3",
			token: func(s *source) []byte {
				return s.claiming("aud", `[`+string(quote(s.text("aud")))+`]`)
			}},
		{Name: "control-spaced", Why: "white space and escapes in JSON change nothing",
			Reference: "RFC 8259 §2, §7",
			token: func(s *source) []byte {
				payload := string(s.claims.JSON())
				return s.saying("{\r\n  " + strings.Replace(payload[1:len(payload)-1], `"iss"`, `"\u0069ss"`, 1) + "\n}")
			}},
		{Name: "control-order", Why: "the order of members means nothing",
			Reference: "RFC 8259 §4",
			token: func(s *source) []byte {
				header := without(s.header, "alg")
				header.Set("alg", s.header.Get("alg"))
				return s.sign(s.signer, header, s.claims)
			}},
		{Name: "control-unicode", Why: "claims may hold any Unicode text",
			Reference: "RFC 7519 §3",
			token:     func(s *source) []byte { return s.claiming("locale_note", `"žluťoučký kůň 駿馬 🐎"`) }},
		{Name: "control-unknown-claim", Why: "claims that are not understood must be ignored",
			Reference: "RFC 7519 §4",
			token:     func(s *source) []byte { return s.claiming("https://claims.test-suite.dev/plan", `{"tier":3}`) }},
		{Name: "control-unknown-header", Why: "header parameters that are not understood must be ignored, unless crit lists them",
			Reference: "RFC 7515 §4",
			token:     func(s *source) []byte { return s.headed("x-build", `"17"`) }},
		{Name: "control-not-before-past", Why: "an nbf in the past is met",
			Reference: "RFC 7519 §4.1.5",
			token:     func(s *source) []byte { return s.claiming("nbf", s.at(-time.Minute)) }},
	}
}
