package negative

import "strings"

// algorithms are tokens that are signed with the trusted key, or as if they
// were, by an algorithm that is not the key's.
func algorithms() []Case {
	return []Case{
		{Name: "alg-case", Why: "algorithm names are case-sensitive; the signature is good otherwise",
			Reference: "RFC 7515 §4.1.1", Rule: "alg-unknown", Check: "algorithm",
			token: func(s *source) []byte {
				alg := strings.ToLower(s.signer.Algorithm)
				return s.headed("alg", string(quote(alg)))
			}},
		{Name: "alg-unknown", Why: "no such algorithm: a verifier that falls back to a default has been told which",
			Reference: "RFC 7515 §4.1.1; RFC 8725 §3.1", Rule: "alg-unknown", Check: "algorithm",
			token: func(s *source) []byte { return s.headed("alg", `"XS256"`) }},
		{Name: "alg-encryption", Why: "alg names an encryption: no signature can be made by it",
			Reference: "RFC 7518 §4.1", Rule: "alg-unknown", Check: "algorithm",
			token: func(s *source) []byte { return s.headed("alg", `"RSA-OAEP-256"`) }},
		{Name: "alg-other-hash", Why: "alg names a sibling of the algorithm that made the signature",
			Reference: "RFC 8725 §3.1", Check: "signature",
			token: func(s *source) []byte { return s.headed("alg", string(quote(sibling(s.signer.Algorithm)))) }},
		{Name: "alg-other-family", Why: "signed with a key of another type: the key decides on the algorithm, not the header",
			Reference: "RFC 8725 §3.1; CVE-2026-22817", Check: "signature",
			token: func(s *source) []byte {
				alg := "ES256"
				if s.public.Algorithm == "ES256" && !s.symmetric() {
					alg = "EdDSA"
				}
				other, err := s.stranger(alg)
				if err != nil {
					s.fail(err)
					return nil
				}
				return s.forged(other)
			}},
		{Name: "alg-twice-none-last", Why: "two alg members, none the last: the verifier reads one, the check before it the other",
			Reference: "RFC 7515 §4; CVE-2015-9235", Rule: "parse-duplicate-member", Check: "structure",
			token: func(s *source) []byte { return s.under(appended(s.header.JSON(), `"alg":"none"`)) }},
		{Name: "alg-twice-none-first", Why: "two alg members, none the first: the verifier reads one, the check before it the other",
			Reference: "RFC 7515 §4; CVE-2015-9235", Rule: "parse-duplicate-member", Check: "structure",
			token: func(s *source) []byte { return s.under(prepended(s.header.JSON(), `"alg":"none"`)) }},
	}
}

// sibling is another algorithm for the same type of key.
func sibling(alg string) string {
	switch alg {
	case "EdDSA", "Ed25519":
		return "ES256"
	case "ES256", "HS256", "RS256", "PS256":
		return alg[:2] + "512"
	}
	return alg[:2] + "256"
}

// appended adds a member at the end of an object's text, prepended at its
// beginning, whether or not there is one of that name.
func appended(object []byte, member string) string {
	return string(object[:len(object)-1]) + "," + member + "}"
}

func prepended(object []byte, member string) string { return "{" + member + "," + string(object[1:]) }
