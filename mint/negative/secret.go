package negative

// secrets are HMACs that need no guessing, whatever the trusted key is.
func secrets() []Case {
	return []Case{
		{Name: "secret-empty", Why: "an HMAC with the empty secret: what a verifier uses that found no key",
			Reference: "CVE-2019-20933; CVE-2026-44699", Rule: "hmac-blank-secret", Check: "signature",
			token: func(s *source) []byte { return s.macced("HS256", nil) }},
		{Name: "secret-known", Why: "an HMAC with the secret \"secret\", which stands first in every word list",
			Reference: "RFC 8725 §3.5", Rule: "hmac-known-secret", Check: "signature",
			token: func(s *source) []byte { return s.macced("HS256", []byte("secret")) }},
		{Name: "secret-issuer", Why: "an HMAC with the issuer's name as the secret",
			Reference: "RFC 8725 §3.5", Rule: "hmac-derived-secret", Check: "signature",
			token: func(s *source) []byte { return s.macced("HS256", []byte(s.text("iss"))) }},
		{Name: "secret-null", Why: "an HMAC with the secret \"null\": what an unset setting turns into",
			Reference: "RFC 8725 §3.5", Rule: "hmac-known-secret", Check: "signature",
			token: func(s *source) []byte { return s.macced("HS256", []byte("null")) }},
	}
}
