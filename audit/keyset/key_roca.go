package keyset

import "github.com/jwtctl/jwtctl/audit"

var keyRoca = audit.Rule{
	ID:       "key-roca",
	Title:    "key of a flawed Infineon library",
	Severity: audit.Critical,
	Why: "The library built its primes by a pattern: keys of 2048 bits have been broken for the price of some " +
		"days of computing.",
	Fix:  "Replace the key by one that was not made on the chip.",
	Refs: []string{"CVE-2017-15361"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB"} made by a chip with the fault`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"} made in software`,
	CheckKey: func(p *audit.KeyPass) {
		if p.Modulus() != nil && p.Key.HasROCAModulus() {
			p.Reportf("n", "the modulus has the fingerprint of ROCA: it can be factored")
		}
	},
}
