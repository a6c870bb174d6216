package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwkOctPublic = audit.Rule{
	ID:       "jwk-oct-public",
	Title:    "secret in a key set",
	Severity: audit.Critical,
	Why:      "A symmetric key verifies and forges alike: in a published set it lets every reader sign tokens.",
	Fix:      "Replace the secret, keep it out of key sets, and sign with an asymmetric key where others must verify.",
	Refs:     []string{"RFC 7517 §9.2", "RFC 7518 §6.4", "CWE-522"},
	Bad:      `{"keys":[{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}]}`,
	Good:     `{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}`,
	CheckKey: func(p *audit.KeyPass) {
		if p.InSet && p.Key.JSON.Get("kty").IsText("oct") && p.Key.JSON.Get("k").Exists() {
			p.Reportf("k", "a secret stands in a key set")
		}
	},
}
