package negative

// issuers are tokens that the trusted key signed for another issuer: keys are
// shared by tenants and by environments.
func issuers() []Case {
	return []Case{
		{Name: "issuer-other", Why: "iss is another issuer, whose tokens the same key may sign", Reference: "RFC 8725 §3.8", Check: "iss",
			token: func(s *source) []byte { return s.naming("iss", "https://"+s.host) }},
		{Name: "issuer-suffix", Why: "iss only begins like the right one: prefixes are not enough", Reference: "RFC 7519 §4.1.1; RFC 3986 §6.2.1", Check: "iss",
			token: func(s *source) []byte { return s.naming("iss", s.text("iss")+"."+s.host) }},
		{Name: "issuer-slash", Why: "iss has a slash more: issuers are compared as they stand", Reference: "RFC 8414 §4; RFC 3986 §6.2.1", Check: "iss",
			token: func(s *source) []byte { return s.naming("iss", s.text("iss")+"/") }},
		{Name: "issuer-missing", Why: "there is no iss: nothing says whose token it is", Reference: "RFC 8725 §3.8", Rule: "claim-iss-missing", Check: "iss",
			token: func(s *source) []byte { return s.lacking("iss") }},
		{Name: "issuer-list", Why: "iss is a list that holds the right one beside another", Reference: "RFC 7519 §4.1.1", Rule: "claim-iss-invalid", Check: "iss",
			token: func(s *source) []byte {
				return s.claiming("iss", `["https://`+s.host+`",`+string(quote(s.text("iss")))+`]`)
			}},
		{Name: "issuer-null", Why: "iss is null", Reference: "RFC 7519 §4.1.1", Rule: "claim-iss-invalid", Check: "iss",
			token: func(s *source) []byte { return s.claiming("iss", "null") }},
		{Name: "subject-number", Why: "sub is a number: 1 and \"1\" become the same user", Reference: "RFC 7519 §4.1.2", Rule: "claim-sub-invalid", Check: "sub",
			token: func(s *source) []byte { return s.claiming("sub", "1") }},
	}
}

// audiences are tokens that the issuer made for somebody else.
func audiences() []Case {
	return []Case{
		{Name: "audience-other", Why: "aud is another service: whoever runs that one could use its tokens here", Reference: "RFC 8725 §3.9", Check: "aud",
			token: func(s *source) []byte { return s.naming("aud", "https://"+s.host) }},
		{Name: "audience-suffix", Why: "aud only begins like the right one: substrings are not enough", Reference: "RFC 7519 §4.1.3", Check: "aud",
			token: func(s *source) []byte { return s.naming("aud", s.text("aud")+"."+s.host) }},
		{Name: "audience-missing", Why: "there is no aud: the token is for anybody", Reference: "RFC 8725 §3.9", Rule: "claim-aud-missing", Check: "aud",
			token: func(s *source) []byte { return s.lacking("aud") }},
		{Name: "audience-empty", Why: "aud is an empty list: no value fits, and none is refused", Reference: "RFC 7519 §4.1.3; CVE-2020-26160", Rule: "claim-aud-invalid", Check: "aud",
			token: func(s *source) []byte { return s.claiming("aud", "[]") }},
		{Name: "audience-wildcard", Why: "aud is *, which means nothing in a JWT", Reference: "RFC 7519 §4.1.3", Rule: "claim-aud-wildcard", Check: "aud",
			token: func(s *source) []byte { return s.claiming("aud", `"*"`) }},
		{Name: "audience-true", Why: "aud is true, which loosely typed comparisons find equal to any name", Reference: "RFC 7519 §4.1.3", Rule: "claim-aud-invalid", Check: "aud",
			token: func(s *source) []byte { return s.claiming("aud", "true") }},
		{Name: "audience-object", Why: "aud is an object whose member has the right name", Reference: "RFC 7519 §4.1.3", Rule: "claim-aud-invalid", Check: "aud",
			token: func(s *source) []byte { return s.claiming("aud", `{`+string(quote(s.text("aud")))+`:true}`) }},
		{Name: "audience-mixed", Why: "aud is a list of the right name and of a number", Reference: "RFC 7519 §4.1.3", Rule: "claim-aud-invalid", Check: "aud",
			token: func(s *source) []byte { return s.claiming("aud", `[`+string(quote(s.text("aud")))+`,0]`) }},
	}
}

// naming is the good token with a claim that is another text.
func (s *source) naming(claim, text string) []byte { return s.claiming(claim, string(quote(text))) }
