package keyset

import "github.com/jwtctl/jwtctl/audit"

var keySmallD = audit.Rule{
	ID:       "key-small-d",
	Title:    "RSA private exponent is small",
	Severity: audit.Critical,
	Why: "Wiener showed how to compute a private exponent below the fourth root of the modulus from the public " +
		"key alone.",
	Fix:  "Replace the key; use 65537 as the public exponent and let the private one be what it is.",
	Refs: []string{"OWASP ASVS 11.6.1", "Wiener 1990, Cryptanalysis of short RSA secret exponents"},
	Bad:  `{"kty":"RSA","n":"…","e":"…"} with d of 200 bits`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"}`,
	CheckKey: func(p *audit.KeyPass) {
		n, e := p.Modulus(), p.Key.Exponent
		if n == nil || n.BitLen() > 8192 || e == nil || e.BitLen() <= 32 || e.Sign() <= 0 || e.Cmp(n) >= 0 {
			return // a small d makes a large e
		}
		if wiener(n, e) {
			p.Reportf("e", "the private exponent is so small that it follows from the public key")
		}
	},
}
