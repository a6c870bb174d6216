package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var kidMissing = audit.Rule{
	ID:       "kid-missing",
	Title:    "token does not name its key",
	Severity: audit.Low,
	Why: "While keys rotate an issuer has more than one. Without kid verifiers try them all or take the first, " +
		"and the rotation breaks those that do the latter.",
	Fix:    "Set kid to the key's ID in the JWK Set, best its RFC 7638 thumbprint.",
	Refs:   []string{"OpenID Connect Core §10.1", "RFC 7515 §4.1.4"},
	Bad:    `{"alg":"ES256"}`,
	Good:   `{"alg":"ES256","kid":"zcqBSZOFkdz3YV_Yt9Mmrd5FTkKXOFrYBqmBTtJL3Zk"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if !p.HasClaims() || !isCompactJWS(p.Token) {
			return
		}
		if a, ok := inspect.FindAlgorithm(p.Alg); !ok || a.Kind != inspect.Signature {
			return
		}
		if p.Profile == audit.ProfileDPoP || p.Profile == audit.ProfileKeyBinding {
			return // the key is the one in jwk or in the cnf claim of another token
		}
		for h := range p.Header.Children() {
			switch string(h.NameBytes()) {
			case "kid", "jwk", "jku", "x5c", "x5u", "x5t", "x5t#S256":
				return
			}
		}
		if headerRead(p) {
			p.Reportf("header/kid", "the header names no key")
		}
	},
}
