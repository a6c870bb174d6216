package inspect

import "math/big"

// factorTries is how many bases are tried for the primes of a key: each finds
// them with a chance of one in two.
const factorTries = 24

// factorByExponent returns the primes of n that the exponents e and d give
// away, NIST SP 800-56B §C.1: e·d-1 is a multiple of the order of every base,
// and half way down from it stands a root of 1. It returns nil where e and d
// do not belong together.
func factorByExponent(n, e, d *big.Int) (p, q *big.Int) {
	one := big.NewInt(1)
	odd := new(big.Int).Mul(e, d)
	odd.Sub(odd, one)
	if odd.Sign() <= 0 || odd.Bit(0) == 1 {
		return nil, nil
	}
	halvings := odd.TrailingZeroBits()
	odd.Rsh(odd, halvings)
	last := new(big.Int).Sub(n, one)
	for base := int64(2); base < 2+factorTries; base++ {
		root := new(big.Int).Exp(big.NewInt(base), odd, n)
		for i := uint(0); i < halvings && root.Cmp(one) != 0 && root.Cmp(last) != 0; i++ {
			square := new(big.Int).Mul(root, root)
			square.Mod(square, n)
			if square.Cmp(one) == 0 {
				p = root.GCD(nil, nil, root.Sub(root, one), n)
				return p, new(big.Int).Quo(n, p)
			}
			if root = square; i == halvings-1 {
				return nil, nil // not 1 in the end: d is not the inverse of e
			}
		}
	}
	return nil, nil
}
