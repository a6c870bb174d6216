package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkAlgWeak = audit.Rule{
	ID:       "jwk-alg-weak",
	Title:    "key is bound to a weak algorithm",
	Severity: audit.High,
	Why: "The key exists to be used with an algorithm that is broken or forbidden: none signs nothing, RS1 " +
		"signs with SHA-1, RSA1_5 decrypts for whoever asks often enough.",
	Fix:  "Bind the key to ES256, PS256 or RSA-OAEP-256.",
	Refs: []string{"RFC 8725 §3.2", "draft-ietf-jose-deprecate-none-rsa15"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB","alg":"RSA1_5"}`,
	Good: `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","alg":"ES256"}`,
	CheckKey: func(p *audit.KeyPass) {
		a, ok := inspect.FindAlgorithm(p.Key.Algorithm)
		if ok && a.Status != inspect.Active && a.Name != "EdDSA" {
			p.Reportf("alg", "alg is %s, which is %s", a.Name, a.Status)
		}
	},
}
