package negative

const anybody = "whoever believes the header lets anybody write tokens"

// unsigned are tokens that say, in one way or another, that nothing needs to
// be verified.
func unsigned() []Case {
	none := func(alg string) func(*source) []byte {
		return func(s *source) []byte { return s.naked("alg", alg) }
	}
	const refs = "RFC 8725 §2.1, §3.2; CVE-2015-9235"
	return []Case{
		{Name: "none", Why: "alg is none: " + anybody, Reference: refs, Rule: "alg-none", Check: "algorithm", token: none(`"none"`)},
		{Name: "none-capital", Why: "alg is None: filters for none miss it", Reference: refs, Rule: "alg-none-variant", Check: "algorithm", token: none(`"None"`)},
		{Name: "none-upper", Why: "alg is NONE: filters for none miss it", Reference: refs, Rule: "alg-none-variant", Check: "algorithm", token: none(`"NONE"`)},
		{Name: "none-mixed", Why: "alg is nOnE: filters for none miss it", Reference: refs + "; draft-ietf-oauth-rfc8725bis §2.11", Rule: "alg-none-variant", Check: "algorithm", token: none(`"nOnE"`)},
		{Name: "none-space", Why: "alg is none with a space behind it: readers that trim it see none", Reference: refs, Rule: "alg-none-variant", Check: "algorithm", token: none(`"none "`)},
		{Name: "none-escaped", Why: "alg is none with an escaped letter: filters on the text miss it", Reference: refs + "; RFC 8259 §7", Rule: "alg-none", Check: "algorithm", token: none(`"\u006eone"`)},
		{Name: "none-list", Why: "alg is a list that holds none: loosely typed readers take its first element", Reference: "RFC 7515 §4.1.1", Rule: "alg-missing", Check: "algorithm", token: none(`["none"]`)},
		{Name: "none-signed", Why: "alg is none, with the good token's signature behind it", Reference: refs, Rule: "alg-none", Check: "algorithm",
			token: func(s *source) []byte {
				return s.compact(func([]byte) ([]byte, error) { return s.signature(), nil }, []byte(`{"alg":"none","typ":"JWT"}`), s.claims.JSON())
			}},
		{Name: "none-two-segments", Why: "alg is none and the last dot is missing", Reference: "RFC 7519 §6.1; RFC 7515 §7.1", Rule: "alg-none", Check: "structure",
			token: func(s *source) []byte { token := s.naked("alg", `"none"`); return token[:len(token)-1] }},
		{Name: "alg-missing", Why: "there is no alg: a verifier must not guess one", Reference: "RFC 7515 §4.1.1", Rule: "alg-missing", Check: "algorithm",
			token: func(s *source) []byte { return s.sign(s.signer, without(s.header, "alg"), s.claims) }},
		{Name: "alg-empty", Why: "alg is the empty string, which some readers take for none", Reference: "RFC 7515 §4.1.1", Rule: "alg-missing", Check: "algorithm", token: none(`""`)},
		{Name: "alg-null", Why: "alg is null, which some readers take for none", Reference: "RFC 7515 §4.1.1", Rule: "alg-missing", Check: "algorithm", token: none(`null`)},
	}
}
