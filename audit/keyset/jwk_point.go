package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkPoint = audit.Rule{
	ID:       "jwk-point",
	Title:    "public key is not a safe point of its curve",
	Severity: audit.Critical,
	Why: "A point off the curve or of small order leaks private keys in key agreement, and with Ed25519 it " +
		"verifies signatures that nobody made.",
	Fix:  "Do not use the key; check points when keys are loaded.",
	Refs: []string{"RFC 8725 §3.4", "RFC 8032 §5.1.7", "RFC 7748 §6.1", "NIST SP 800-56A §5.6.2.3"},
	Bad:  `{"kty":"OKP","crv":"Ed25519","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}`,
	Good: `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
	CheckKey: func(p *audit.KeyPass) {
		if p.Key.Fault() == inspect.FaultPoint {
			p.Reportf("x", "%s", p.Key.Problem)
		}
	},
}
