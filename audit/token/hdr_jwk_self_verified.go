package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrJWKSelfVerified = audit.Rule{
	ID:       "hdr-jwk-self-verified",
	Title:    "signature matches only the key in the token's own header",
	Severity: audit.Critical,
	Why: "Anyone can make a key, sign with it and enclose it. This token is good for verifiers that take the key " +
		"from the header, and for no other: that is what a forgery looks like.",
	Fix:   "Treat the token as forged; at the verifier use keys from a trusted source only.",
	Refs:  []string{"RFC 7515 §4.1.3", "OWASP ASVS 5.0 9.1.3", "CVE-2018-0114"},
	Bad:   "a token signed with the key in its jwk, which no given key is",
	Good:  "a token signed with a given key, whether it encloses it or not",
	Needs: audit.NeedsParameter,
	CheckToken: func(p *audit.TokenPass) {
		jwk, x5c := p.Header.Get("jwk"), p.Header.Get("x5c")
		if !jwk.Exists() && !x5c.Exists() || p.Token.IsEncrypted() || bringsOwnKey(p) || p.Claims.Get("sub_jwk").Exists() {
			return // sub_jwk: a self-issued ID token, whose key is its subject
		}
		v := p.Signature()
		if v != nil && v.Key != nil {
			return
		}
		if key := enclosedKey(jwk); key != nil && verifies(p, key) {
			p.Reportf("header/jwk", "the signature matches the enclosed jwk%s", butNot(v))
			return
		}
		if v == nil {
			return // a chain may end at an authority that only the verifier knows
		}
		if key := chainKey(p, x5c); key != nil && verifies(p, key) {
			p.Reportf("header/x5c", "the signature matches the enclosed certificate%s", butNot(v))
		}
	},
}

func butNot(v *inspect.Verdict) string {
	if v == nil {
		return ", which anyone could have made"
	}
	return " and no given key"
}
