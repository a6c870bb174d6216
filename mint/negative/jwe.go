package negative

import "io"

// encrypted are JWEs in the place of the token: to a verifier of signatures
// they are nothing, and one that decrypts whatever it is given pays for it.
func encrypted() []Case {
	return []Case{
		{Name: "jwe-p2c-high", Why: "a password-based JWE asks for two billion rounds of PBKDF2", Reference: "CVE-2023-52428; draft-ietf-oauth-rfc8725bis §3.13",
			Rule: "jwe-p2c-high", Check: "structure",
			token: func(s *source) []byte {
				header := `{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"` + b64(s.bytes(16)) + `","p2c":2147483647}`
				return []byte(b64([]byte(header)) + "." + b64(s.bytes(24)) + "." + b64(s.bytes(12)) + "." + b64(s.bytes(64)) + "." + b64(s.bytes(16)))
			}},
	}
}

// bytes are n random bytes.
func (s *source) bytes(n int) []byte {
	b := make([]byte, n)
	_, err := io.ReadFull(s.random, b)
	s.fail(err)
	return b
}
