package negative

import "time"

// times are tokens that the issuer made, and that are not good now.
func times() []Case {
	claim := func(name, check, why, refs, rule, claim string, from time.Duration) Case {
		return Case{Name: name, Why: why, Reference: refs, Rule: rule, Check: check,
			token: func(s *source) []byte { return s.claiming(claim, s.at(from)) }}
	}
	const exp = "RFC 7519 §4.1.4"
	return []Case{
		{Name: "expired", Why: "exp is an hour ago", Reference: exp, Rule: "time-expired", Check: "exp",
			token: func(s *source) []byte { return s.claiming("iat", s.at(-2*time.Hour), "exp", s.at(-time.Hour)) }},
		{Name: "expired-lately", Why: "exp is five minutes ago, more than clocks differ", Reference: exp, Rule: "time-expired", Check: "exp",
			token: func(s *source) []byte {
				return s.claiming("iat", s.at(-10*time.Minute), "exp", s.at(-5*time.Minute))
			}},
		{Name: "expired-long-ago", Why: "exp is 0, which some readers take for not set", Reference: exp, Rule: "time-expired", Check: "exp",
			token: func(s *source) []byte { return s.claiming("exp", "0") }},
		{Name: "expired-negative", Why: "exp is before 1970, which unsigned readers take for the far future", Reference: "RFC 7519 §2", Rule: "claim-time-range", Check: "exp",
			token: func(s *source) []byte { return s.claiming("exp", "-1") }},
		{Name: "never-expires", Why: "there is no exp: a token that leaked is good for ever", Reference: exp + "; RFC 9068 §2.2", Rule: "claim-exp-missing", Check: "exp",
			token: func(s *source) []byte { return s.lacking("exp") }},
		claim("not-yet-valid", "nbf", "nbf is in an hour", "RFC 7519 §4.1.5", "time-not-yet-valid", "nbf", time.Hour),
		claim("issued-in-future", "iat", "iat is in an hour: the issuer's clock, or the issuer, is wrong", "RFC 7519 §4.1.6", "time-iat-future", "iat", time.Hour),
	}
}

// timeTypes are tokens whose times are not what RFC 7519 §2 calls a
// NumericDate: a verifier that cannot read a limit must not go without it.
func timeTypes() []Case {
	exp := func(name, why, rule string, value func(s *source) string) Case {
		return Case{Name: "exp-" + name, Why: why, Reference: "RFC 7519 §2, §4.1.4", Rule: rule, Check: "exp",
			token: func(s *source) []byte { return s.claiming("exp", value(s)) }}
	}
	fixed := func(json string) func(*source) string { return func(*source) string { return json } }
	return []Case{
		exp("string", "exp is a string of digits, in the future", "claim-time-type", func(s *source) string { return `"` + s.at(time.Hour) + `"` }),
		exp("string-date", "exp is a date as text", "claim-time-type", func(s *source) string { return `"` + s.now.Add(time.Hour).UTC().Format(time.RFC3339) + `"` }),
		exp("string-never", "exp is the text \"never\", which compares greater than any number here and there", "claim-time-type", fixed(`"never"`)),
		exp("float", "exp is a number with a fraction, half a second after an hour ago", "time-expired", func(s *source) string { return s.at(-time.Hour) + ".5" }),
		exp("milliseconds", "exp is an hour ago in milliseconds: in seconds it lies in a far future", "claim-time-millis", func(s *source) string { return s.at(-time.Hour) + "000" }),
		exp("exponent", "exp is 1e18, which lies behind the end of any calendar", "claim-time-millis", fixed("1e18")),
		exp("overflow", "exp does not fit 64 bits: readers that wrap it see any time", "claim-time-range", fixed("18446744073709551616")),
		exp("infinite", "exp is larger than any double: readers that use one see infinity", "claim-time-range", fixed("1e999")),
		exp("null", "exp is null, which some readers take for not set", "claim-time-type", fixed("null")),
		exp("true", "exp is true", "claim-time-type", fixed("true")),
		exp("list", "exp is a list that holds a good time", "claim-time-type", func(s *source) string { return "[" + s.at(time.Hour) + "]" }),
		exp("object", "exp is an object", "claim-time-type", fixed("{}")),
		{Name: "nbf-string", Why: "nbf is a string: a limit that cannot be read is not met", Reference: "RFC 7519 §2, §4.1.5", Rule: "claim-time-type", Check: "nbf",
			token: func(s *source) []byte { return s.claiming("nbf", `"`+s.at(time.Hour)+`"`) }},
		{Name: "iat-string", Why: "iat is a string: the age of the token cannot be told", Reference: "RFC 7519 §2, §4.1.6", Rule: "claim-time-type", Check: "iat",
			token: func(s *source) []byte { return s.claiming("iat", `"`+s.at(-time.Minute)+`"`) }},
	}
}
