package keyset

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var jwkOctWeak = audit.Rule{
	ID:       "jwk-oct-weak",
	Title:    "secret can be guessed",
	Severity: audit.Critical,
	Why: "The secret stands on a list that everyone can download, or is one byte over and over: anyone with a " +
		"token finds it offline and signs at will.",
	Fix:  "Replace it with random bytes: openssl rand -base64 48.",
	Refs: []string{"RFC 8725 §3.5", "CWE-521"},
	Bad:  `{"kty":"oct","k":"c2VjcmV0"}`,
	Good: `{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}`,
	CheckKey: func(p *audit.KeyPass) {
		switch s := p.Key.Secret; {
		case len(s) == 0:
		case bytes.Count(s, s[:1]) == len(s):
			p.Reportf("k", "the secret is one byte, %d times", len(s))
		case p.OnList(s):
			p.Reportf("k", "the secret stands on a public list of JWT secrets")
		}
	},
}
