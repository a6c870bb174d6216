package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkX5cMismatch = audit.Rule{
	ID:       "jwk-x5c-mismatch",
	Title:    "certificate holds another key",
	Severity: audit.High,
	Why:      "Clients that verify with the certificate and clients that verify with n and e trust two different keys.",
	Fix:      "Put the certificate of this very key first in x5c.",
	Refs:     []string{"RFC 7517 §4.7"},
	Bad:      `{"kty":"RSA","n":"…","e":"AQAB","x5c":["…"]}`,
	Good:     `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`,
	CheckKey: func(p *audit.KeyPass) {
		if inspect.FaultOf(p.Key.ChainProblem) == inspect.FaultChainKey {
			p.Reportf("x5c/0", "%s", p.Key.ChainProblem)
		}
	},
}
