package keyset

import "github.com/jwtctl/jwtctl/audit"

var keySharedPrime = audit.Rule{
	ID:       "key-shared-prime",
	Title:    "two RSA keys share a prime",
	Severity: audit.Critical,
	Why: "The greatest common divisor of the two moduli, which anyone can compute, is a prime of both: both " +
		"keys are broken.",
	Fix:  "Replace both keys, and look for a device that makes keys before it has gathered randomness.",
	Refs: []string{"OWASP ASVS 11.6.1", "factorable.net"},
	Bad:  "two keys whose moduli have a common factor",
	Good: "two keys whose moduli have none",
	CheckKey: func(p *audit.KeyPass) {
		if other, shared := p.SharesPrime(); shared {
			p.Reportf("n", "the modulus has a prime in common with that of %s: both keys can be factored", other)
		}
	},
}
