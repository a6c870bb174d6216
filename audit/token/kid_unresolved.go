package token

import "github.com/jwtctl/jwtctl/audit"

var kidUnresolved = audit.Rule{
	ID:       "kid-unresolved",
	Title:    "no given key has the token's kid",
	Severity: audit.High,
	Why: "The token names a key that its issuer does not publish: it was removed too early, it is not out yet, " +
		"or the token comes from somewhere else. Verifiers refuse the token, or fall back on a key that it does not mean.",
	Fix:   "Publish a key before its first use and until the last token that it signed is over.",
	Refs:  []string{"OpenID Connect Core §10.1", "OpenID Connect Core §10.1.1", "RFC 7515 §4.1.4"},
	Bad:   `{"alg":"ES256","kid":"2026-02"} where the JWK Set has 2026-01 alone`,
	Good:  `{"alg":"ES256","kid":"2026-01"} where the JWK Set has 2026-01`,
	Needs: audit.NeedsKeys,
	CheckToken: func(p *audit.TokenPass) {
		kid := p.Header.Get("kid").Text()
		if kid == "" || p.Signature() == nil || bringsOwnKey(p) || len(meantKeys(p)) > 0 {
			return
		}
		for _, set := range p.Policy.Keys {
			if near, ok := set.Nearest(kid); ok {
				p.Reportf("header/kid", "kid is %q, which no given key has; nearest: %q", kid, near)
				return
			}
		}
		p.Reportf("header/kid", "kid is %q, which no given key has", kid)
	},
}
