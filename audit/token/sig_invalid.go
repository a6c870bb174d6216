package token

import "github.com/jwtctl/jwtctl/audit"

var sigInvalid = audit.Rule{
	ID:       "sig-invalid",
	Title:    "signature does not match the given keys",
	Severity: audit.Critical,
	Why: "None of the keys that should have signed the token did: it was changed or forged, " +
		"or it belongs to somebody else.",
	Fix:   "Treat the token as forged; if it is not, look for the issuer's right key with jwtctl verify.",
	Refs:  []string{"RFC 7519 §7.2", "RFC 8725 §3.3", "OWASP ASVS 5.0 9.1.1"},
	Bad:   "a token whose payload was changed, with the issuer's key",
	Good:  "a token as it was signed, with the issuer's key",
	Needs: audit.NeedsKeys,
	CheckToken: func(p *audit.TokenPass) {
		v := p.Signature()
		if v == nil || v.Key != nil || bringsOwnKey(p) {
			return
		}
		tried := 0
		for _, k := range v.Keys {
			if k.Matched {
				return
			}
			if k.Tried {
				tried++
			}
		}
		switch {
		case tried == 1:
			p.Reportf("signature", "the %s signature does not match the key that should have made it", p.Alg)
		case tried > 1:
			p.Reportf("signature", "the %s signature matches none of the %d keys that could have made it", p.Alg, tried)
		}
	},
}
