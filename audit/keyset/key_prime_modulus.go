package keyset

import "github.com/jwtctl/jwtctl/audit"

var keyPrimeModulus = audit.Rule{
	ID:       "key-prime-modulus",
	Title:    "RSA modulus is a prime",
	Severity: audit.Critical,
	Why: "RSA rests on the secret of the modulus' factors. A prime has none: with it the private exponent follows " +
		"from the public key at once.",
	Fix:  "Replace the key and what made it; only a modulus of two secret primes protects anything.",
	Refs: []string{"RFC 8017 §3.1", "badkeys.info"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB"} with n a prime`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"} with n a product of two random primes`,
	CheckKey: func(p *audit.KeyPass) {
		n := p.Modulus()
		if n == nil || n.BitLen() > maxPrimeTested || len(p.Source.Keys) > maxLookedAt {
			return
		}
		if n.ProbablyPrime(0) {
			p.Reportf("n", "the modulus is a prime, not a product of two: the private key follows from it")
		}
	},
}

// maxPrimeTested is the longest modulus, in bits, that is tested for being a
// prime: the time grows with the third power of its length.
const maxPrimeTested = 4096
