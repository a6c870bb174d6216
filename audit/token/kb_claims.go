package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var kbClaims = audit.Rule{
	ID:       "kb-claims",
	Title:    "key binding lacks what it must prove",
	Severity: audit.High,
	Why:      "Without audience, nonce, time and hash a captured key binding can be presented again, elsewhere, or with other disclosures.",
	Fix:      `Set "typ":"kb+jwt", and iat, aud (one string), nonce and sd_hash.`,
	Refs:     []string{"RFC 9901 §4.3", "RFC 9901 §7.3"},
	Bad:      `{"alg":"ES256","typ":"kb+jwt"} with {"iat":1767323045,"aud":["https://verifier.example"],"nonce":"n","sd_hash":"h"}`,
	Good:     `{"alg":"ES256","typ":"kb+jwt"} with {"iat":1767323045,"aud":"https://verifier.example","nonce":"n","sd_hash":"h"}`,
	Needs:    audit.NeedsKeyBinding,
	CheckToken: func(p *audit.TokenPass) {
		if p.Profile == audit.ProfileKeyBinding {
			if lack := typeLack(p); lack != "" {
				p.Reportf("header/typ", "%s; key binding JWTs have %q", lack, "kb+jwt")
			}
			if p.HasClaims() && !p.Token.Malformed() {
				checkBindingClaims(p, "payload/", p.Claims)
			}
		}
		kb := p.Token.KeyBinding
		if kb == nil || kb.Malformed() || !kb.Claims().IsObject() {
			return
		}
		typ := kb.Header.JSON.Get("typ")
		if mediaType(typ) != "kb+jwt" {
			p.Reportf("key_binding/header/typ", "typ is %q; key binding JWTs have %q", brief(typ.Text()), "kb+jwt")
		}
		if kb.Alg().IsText("none") {
			p.ReportSeverityf(audit.Critical, "key_binding/header/alg", "the key binding is not signed")
		}
		if _, ok := kb.Claim("iat").NumericDate(); !ok { // of one that stands alone, claim-iat-missing and claim-time-type tell
			p.Reportf("key_binding/payload/iat", "no iat that is a date")
		}
		checkBindingClaims(p, "key_binding/payload/", kb.Claims().Root())
	},
}

func checkBindingClaims(p *audit.TokenPass, part string, claims inspect.Value) {
	for _, name := range [...]string{"aud", "nonce", "sd_hash"} {
		if v := claims.Get(name); !v.Exists() {
			p.Reportf(part+name, "no %s", name)
		} else if v.Kind() != inspect.String {
			p.Reportf(part+name, "%s is a JSON %s, not a string", name, v.Kind())
		}
	}
}
