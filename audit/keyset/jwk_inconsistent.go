package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkInconsistent = audit.Rule{
	ID:       "jwk-inconsistent",
	Title:    "private and public part do not belong together",
	Severity: audit.High,
	Why: "Signatures made with the key do not verify with its published half. An RSA key with a wrong factor " +
		"can give its primes away in one faulty signature.",
	Fix:  "Make the key anew, or take all members from one export.",
	Refs: []string{"RFC 7518 §6", "RFC 8017 §3.2", "CVE-2021-3446"},
	Bad:  `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LE"}`,
	Good: `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}`,
	CheckKey: func(p *audit.KeyPass) {
		if p.Key.Fault() == inspect.FaultInconsistent {
			p.Reportf("", "%s", p.Key.Problem)
		}
	},
}
