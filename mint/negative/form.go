package negative

// forms are good signatures in the JSON serializations, which a JWT never has.
func forms() []Case {
	const refs, rule = "RFC 7519 §1; draft-ietf-oauth-rfc8725bis §3.14", "parse-format-confusion"
	return []Case{
		{Name: "json-flattened", Why: "the good token in the flattened JSON serialization", Reference: refs, Rule: rule, Check: "structure",
			token: func(s *source) []byte { return []byte(s.flattened("")) }},
		{Name: "json-general", Why: "the good token in the general JSON serialization", Reference: refs, Rule: rule, Check: "structure",
			token: func(s *source) []byte {
				return []byte(`{"payload":"` + s.parts[1] + `","signatures":[{"protected":"` + s.parts[0] + `","signature":"` + s.parts[2] + `"}]}`)
			}},
		{Name: "json-two-signatures", Why: "two signatures, one of which is good: one is not all", Reference: refs + "; RFC 7515 §7.2.1", Rule: rule, Check: "structure",
			token: func(s *source) []byte {
				return []byte(`{"payload":"` + s.parts[1] + `","signatures":[{"protected":"` + b64([]byte(`{"alg":"none"}`)) + `","signature":""},{"protected":"` +
					s.parts[0] + `","signature":"` + s.parts[2] + `"}]}`)
			}},
		{Name: "json-outer-claims", Why: "unsigned claims beside a good signature: readers that look for claims in the object find them", Reference: refs, Rule: rule, Check: "structure",
			token: func(s *source) []byte {
				claims := with(s.claims, "sub", `"admin"`)
				text := claims.JSON()
				return []byte(s.flattened("," + string(text[1:len(text)-1])))
			}},
		{Name: "json-polyglot", Why: "split at its dots it is a compact token with forged claims, read as JSON it has a good signature", Reference: "CVE-2022-39227; draft-ietf-oauth-rfc8725bis §3.14",
			Rule: rule, Check: "structure",
			token: func(s *source) []byte {
				claims := with(s.claims, "sub", `"admin"`)
				return []byte(`{"  ` + s.parts[0] + "." + b64(claims.JSON()) + `.":"",` + s.flattened("")[1:])
			}},
		{Name: "json-unprotected-alg", Why: "alg none in the header that nothing protects", Reference: refs + "; RFC 7515 §7.2.1", Rule: rule, Check: "structure",
			token: func(s *source) []byte {
				return []byte(`{"payload":"` + s.parts[1] + `","header":{"alg":"none"},"signature":""}`)
			}},
	}
}

// flattened is the good token by RFC 7515 §7.2.2, with more members.
func (s *source) flattened(more string) string {
	return `{"protected":"` + s.parts[0] + `","payload":"` + s.parts[1] + `","signature":"` + s.parts[2] + `"` + more + `}`
}
