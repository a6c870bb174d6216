package negative

import (
	"bytes"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// encrypted are JWEs in the place of the token: to a verifier of signatures
// they are nothing, and one that decrypts whatever it is given pays for it,
// or takes for signed what is only encrypted.
func encrypted() []Case {
	const check = "structure"
	return []Case{
		{Name: "jwe-p2c-high", Why: "a password-based JWE asks for two billion rounds of PBKDF2",
			Reference: "CVE-2023-52428; draft-ietf-oauth-rfc8725bis §3.13", Rule: "jwe-p2c-high", Check: check,
			token: func(s *source) []byte {
				header := `{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"` + b64(s.bytes(16)) + `","p2c":2147483647}`
				return []byte(b64([]byte(header)) + "." + b64(s.bytes(24)) + "." + b64(s.bytes(12)) + "." + b64(s.bytes(64)) + "." + b64(s.bytes(16)))
			}},
		{Name: "jwe-invalid-curve", Why: "the ephemeral key of a JWE is no point of its curve: agreeing on a key with it gives the private key away",
			Reference: "CVE-2017-16007; RFC 8725 §2.5, §3.4", Rule: "jwe-epk-invalid", Check: check,
			token: func(s *source) []byte {
				header := `{"alg":"ECDH-ES","enc":"A128GCM","epk":{"kty":"EC","crv":"P-256","x":"` + b64(bytes.Repeat([]byte{1}, 32)) + `","y":"` + b64(bytes.Repeat([]byte{2}, 32)) + `"}}`
				return []byte(b64([]byte(header)) + ".." + b64(s.bytes(12)) + "." + b64(s.bytes(64)) + "." + b64(s.bytes(16)))
			}},
		{Name: "jwe-zip-bomb", Why: "a JWE of 14 KiB, encrypted to the trusted key, whose claims inflate to 10 MiB",
			Reference: "CVE-2024-28180; CVE-2024-33664; draft-ietf-oauth-rfc8725bis §3.15", Rule: "jwe-zip", Check: check,
			token: func(s *source) []byte { return s.sealed(s.bomb(10<<20), "zip", `"DEF"`) }},
		{Name: "jwe-unsigned", Why: "the claims are encrypted to the public key and signed by nobody: anybody can do that",
			Reference: "CVE-2023-51774; draft-ietf-oauth-rfc8725bis §2.3", Rule: "jwe-unsigned", Check: check,
			token: func(s *source) []byte {
				if s.symmetric() {
					return nil
				}
				return s.sealed(s.claims.JSON(), "typ", string(s.header.Get("typ")))
			}},
		{Name: "jwe-none-inside", Why: "a token with alg none, encrypted to the public key: decryption is no proof of who wrote it",
			Reference: "CVE-2026-29000; RFC 7519 §11.2", Check: check,
			token: func(s *source) []byte {
				if s.symmetric() {
					return nil
				}
				return s.sealed(s.naked("alg", `"none"`), "cty", `"JWT"`)
			}},
	}
}

// sealed encrypts to the trusted key, nil where it is one for signatures only.
func (s *source) sealed(content []byte, pairs ...string) []byte {
	k := s.signer.Key
	recipient, err := mint.NewRecipient(&inspect.Key{Type: k.Type, Curve: k.Curve, Public: k.Public, Secret: k.Secret, Bits: k.Bits}, "", "")
	if err != nil {
		return nil
	}
	token, err := mint.Encrypt(recipient, with(mint.Object{}, pairs...), content, s.random)
	s.fail(err)
	return token
}

// bytes are n random bytes.
func (s *source) bytes(n int) []byte {
	b := make([]byte, n)
	_, err := io.ReadFull(s.random, b)
	s.fail(err)
	return b
}
