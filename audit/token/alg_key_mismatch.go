package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var algKeyMismatch = audit.Rule{
	ID:       "alg-key-mismatch",
	Title:    "algorithm does not belong to the key",
	Severity: audit.High,
	Why: "The header asks for an algorithm that the issuer's key is not for. A verifier that follows the header " +
		"and not the key is open to algorithm confusion.",
	Fix:   "Let each key have one algorithm, and let verifiers take the algorithm from the key.",
	Refs:  []string{"RFC 8725 §2.1", "RFC 8725 §3.1", "RFC 7517 §4.4", "CVE-2016-10555"},
	Bad:   `{"alg":"HS256"} where the issuer's key is an RSA key`,
	Good:  `{"alg":"RS256"} where the issuer's key is an RSA key`,
	Needs: audit.NeedsKeys,
	CheckToken: func(p *audit.TokenPass) {
		v := p.Signature()
		if v == nil || v.Key != nil || bringsOwnKey(p) {
			return
		}
		keys := meantKeys(p)
		for _, k := range keys {
			if fits(k, p.Alg) {
				return
			}
		}
		switch len(keys) {
		case 0:
		case 1:
			p.Reportf("header/alg", "alg is %q, but the key is %s", p.Alg, keyPhrase(keys[0]))
		default:
			p.Reportf("header/alg", "alg is %q, and none of the %d keys that the token can mean is for it", p.Alg, len(keys))
		}
	},
}

// keyPhrase says what a key is for, never what it is.
func keyPhrase(k *inspect.Key) string {
	phrase := "of type " + strings.TrimSpace(k.Type+" "+k.Curve)
	if k.Algorithm != "" {
		phrase += " for " + k.Algorithm
	}
	if k.Use != "" && k.Use != "sig" {
		phrase += ", with the use " + k.Use
	}
	return phrase
}
