package negative

import "time"

// ambiguities are signed JSON texts that two readers read differently: the
// one that checks and the one that acts.
func ambiguities() []Case {
	const refs, dup = "RFC 7519 §4; RFC 8259 §4", "parse-duplicate-member"
	last := func(name, why string, member func(*source) string) Case {
		return Case{Name: name, Why: why, Reference: refs, Rule: dup, Check: "structure",
			token: func(s *source) []byte { return s.saying(appended(s.claims.JSON(), member(s))) }}
	}
	first := func(name, why string, member func(*source) string) Case {
		return Case{Name: name, Why: why, Reference: refs, Rule: dup, Check: "structure",
			token: func(s *source) []byte { return s.saying(prepended(s.claims.JSON(), member(s))) }}
	}
	fixed := func(member string) func(*source) string { return func(*source) string { return member } }
	past := func(s *source) string { return `"exp":` + s.at(-time.Hour) }
	return []Case{
		last("twice-sub-last", "two subjects, another one last: most readers take the last, some the first", fixed(`"sub":"admin"`)),
		first("twice-sub-first", "two subjects, another one first: most readers take the last, some the first", fixed(`"sub":"admin"`)),
		last("twice-exp-last", "two times of expiry, one in the past last", past),
		first("twice-exp-first", "two times of expiry, one in the past first", past),
		last("twice-aud-last", "two audiences, another one last", fixed(`"aud":"https://another.test-suite.dev"`)),
		last("twice-escaped", "two subjects, one with an escaped letter in its name: comparisons of the text miss it", fixed(`"\u0073ub":"admin"`)),
		last("twice-nested", "a member stands twice inside a claim", fixed(`"roles":{"admin":false,"admin":true}`)),
		{Name: "twice-header", Why: "two kid members in the header", Reference: "RFC 7515 §4", Rule: dup, Check: "structure",
			token: func(s *source) []byte {
				header := with(s.header, "kid", `"a"`)
				return s.under(prepended(header.JSON(), `"kid":"b"`))
			}},
		{Name: "case-exp", Why: "exp is past and EXP is not: readers that ignore case take the last", Reference: "RFC 7519 §4; RFC 8725 §3.7",
			Rule: "parse-confusable-member", Check: "exp",
			token: func(s *source) []byte {
				return s.claiming("iat", s.at(-2*time.Hour), "exp", s.at(-time.Hour), "EXP", s.at(time.Hour))
			}},
		{Name: "case-aud", Why: "aud is another service and AUD is this one: readers that ignore case take the last", Reference: "RFC 7519 §4",
			Rule: "parse-confusable-member", Check: "aud",
			token: func(s *source) []byte {
				return s.claiming("aud", string(quote("https://"+s.host)), "AUD", string(s.claims.Get("aud")))
			}},
	}
}
