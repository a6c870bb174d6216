package keyset

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkOctShort = audit.Rule{
	ID:       "jwk-oct-short",
	Title:    "secret is shorter than its algorithm needs",
	Severity: audit.High,
	Why: "An HMAC key shorter than the hash makes forging easier than the algorithm promises, and short ones " +
		"can be searched offline with one token.",
	Fix:  "Use as many random bytes as the hash has: 32 for HS256, 48 for HS384, 64 for HS512.",
	Refs: []string{"RFC 7518 §3.2", "NIST SP 800-107 §5.3.4"},
	Bad:  `{"kty":"oct","k":"c2VjcmV0LXNlY3JldA","alg":"HS256"}`,
	Good: `{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow","alg":"HS512"}`,
	CheckKey: func(p *audit.KeyPass) {
		k := p.Key
		if len(k.Secret) == 0 {
			return
		}
		need, name := 32, "HS256"
		if useOf(k) == "enc" {
			need, name = 16, "any cipher"
		}
		if a, ok := inspect.FindAlgorithm(k.Algorithm); ok && a.KeyBytes > 0 {
			need, name = a.KeyBytes, a.Name
		}
		if strings.HasPrefix(k.Algorithm, "PBES2") {
			return // a password, as long as it may be
		}
		if len(k.Secret) < need {
			p.Reportf("k", "the secret has %d bytes; %s needs %d", len(k.Secret), name, need)
		}
	},
}
