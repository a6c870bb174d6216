package keyset

import (
	"math/big"

	"github.com/jwtctl/jwtctl/audit"
)

var keyFermat = audit.Rule{
	ID:       "key-fermat",
	Title:    "RSA primes are too close together",
	Severity: audit.Critical,
	Why: "Fermat showed in 1643 how to factor such a number. Anyone who sees the public key computes the " +
		"private one in an instant.",
	Fix:  "Replace the key and the generator that made it.",
	Refs: []string{"CVE-2022-26320", "OWASP ASVS 11.6.1"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB"} with n a product of neighbouring primes`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"} with n a product of random primes`,
	CheckKey: func(p *audit.KeyPass) {
		if n := p.Modulus(); n != nil && n.Bit(0) == 1 && fermat(n, fermatRounds) {
			p.Reportf("n", "the primes are so close together that Fermat's method factors the modulus")
		}
	},
}

// fermatRounds finds every key that a real generator has been caught with.
const fermatRounds = 100

// fermat looks for n = a² - b² with a just above the square root of n.
func fermat(n *big.Int, rounds int) bool {
	a := new(big.Int).Sqrt(n)
	square := new(big.Int).Mul(a, a)
	if square.Cmp(n) == 0 {
		return true
	}
	// From a to a+1 the difference a² - n grows by 2a+1.
	rest := square.Sub(square, n)
	step := new(big.Int).Lsh(a, 1)
	step.Add(step, big.NewInt(1))
	two := big.NewInt(2)
	for range rounds {
		rest.Add(rest, step)
		step.Add(step, two)
		if isSquare(rest) {
			return true
		}
	}
	return false
}
