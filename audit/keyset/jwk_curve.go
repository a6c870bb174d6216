package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkCurve = audit.Rule{
	ID:       "jwk-curve",
	Title:    "curve is unknown or of another key type",
	Severity: audit.High,
	Why:      "No verifier can use the key, and one that guesses the curve computes with the wrong one.",
	Fix: "Use P-256, P-384, P-521 or secp256k1 with kty EC; Ed25519, Ed448, X25519 or X448 with kty OKP; name " +
		"the curve, never its parameters.",
	Refs: []string{"RFC 7518 §6.2.1.1", "RFC 8037 §2", "CVE-2020-0601"},
	Bad:  `{"kty":"EC","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
	Good: `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`,
	CheckKey: func(p *audit.KeyPass) {
		if p.Key.Fault() == inspect.FaultCurve {
			p.Reportf("crv", "%s", p.Key.Problem)
		}
	},
}
