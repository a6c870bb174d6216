package token

import "github.com/jwtctl/jwtctl/audit"

var hdrJWK = audit.Rule{
	ID:       "hdr-jwk",
	Title:    "token carries its own verification key",
	Severity: audit.High,
	Why: "A verifier that takes the key from the header accepts anything: " +
		"an attacker signs with a fresh key and encloses it.",
	Fix:    "Leave jwk out and name the key by kid; at the verifier use keys from a trusted source only.",
	Refs:   []string{"RFC 7515 §4.1.3", "OWASP ASVS 5.0 9.1.3", "CVE-2018-0114"},
	Bad:    `{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}}`,
	Good:   `{"alg":"ES256","kid":"2026-01"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if !p.Header.Get("jwk").Exists() || p.Token.IsEncrypted() || isKeyProof(p) {
			return // of a JWE it is the recipient's key; a key proof must have it
		}
		p.Reportf("header/jwk", "the header carries a jwk: whoever trusts it accepts any signature")
	},
}
