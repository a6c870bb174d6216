package keyset

import "github.com/jwtctl/jwtctl/audit"

var keySmallFactor = audit.Rule{
	ID:       "key-small-factor",
	Title:    "RSA modulus has a small factor",
	Severity: audit.Critical,
	Why: "A modulus with a small prime is no product of two large ones: it was damaged on the way or made by " +
		"broken software, and it can be factored.",
	Fix:  "Replace the key, and compare it with what the generator wrote.",
	Refs: []string{"OWASP ASVS 11.6.1", "badkeys.info"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB"} with n divisible by 3`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"} with n a product of large primes`,
	CheckKey: func(p *audit.KeyPass) {
		n := p.Modulus()
		if n == nil {
			return
		}
		if f := smallFactor(n); f != 0 {
			p.Reportf("n", "the modulus is divisible by %d", f)
		}
	},
}
