package keyset

import (
	"iter"
	"math/big"
	"math/bits"
	"sync"
)

// maxSmallFactor is the largest prime that key-small-factor tries.
const maxSmallFactor = 65537

// smallFactor returns the smallest prime up to maxSmallFactor that divides the
// positive number n, 0 if there is none. All are tried at once, by their product.
func smallFactor(n *big.Int) uint64 {
	common := new(big.Int).Mod(primorial(), n)
	common.GCD(nil, nil, common, n)
	if common.IsUint64() && common.Uint64() == 1 {
		return 0
	}
	for p := range smallPrimes() {
		if new(big.Int).Mod(common, new(big.Int).SetUint64(p)).Sign() == 0 {
			return p
		}
	}
	return 0
}

// primorial is the product of the small primes, made for the first modulus.
var primorial = sync.OnceValue(func() *big.Int {
	product, word := big.NewInt(1), uint64(1)
	for p := range smallPrimes() {
		hi, lo := bits.Mul64(word, p)
		if hi != 0 {
			product.Mul(product, new(big.Int).SetUint64(word))
			lo = p
		}
		word = lo
	}
	return product.Mul(product, new(big.Int).SetUint64(word))
})

// smallPrimes yields the primes up to maxSmallFactor.
func smallPrimes() iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		var composite [maxSmallFactor + 1]bool
		for p := uint64(2); p <= maxSmallFactor; p++ {
			if composite[p] {
				continue
			}
			for multiple := p * p; multiple <= maxSmallFactor; multiple += p {
				composite[multiple] = true
			}
			if !yield(p) {
				return
			}
		}
	}
}

// isSquare reports whether n is the square of an integer. Three in four
// numbers are told by their last bits.
func isSquare(n *big.Int) bool {
	if n.Sign() < 0 {
		return false
	}
	if n.Sign() == 0 {
		return true
	}
	switch n.Bits()[0] & 15 {
	case 0, 1, 4, 9:
	default:
		return false
	}
	root := new(big.Int).Sqrt(n)
	return root.Mul(root, root).Cmp(n) == 0
}

// wiener reports whether a convergent k/d of e/n has a d that fits: then
// e·d-1 = k·φ, and φ gives the primes as the roots of x² - (n-φ+1)x + n.
func wiener(n, e *big.Int) bool {
	a, b := new(big.Int).Set(e), new(big.Int).Set(n)
	k, lastK := big.NewInt(0), big.NewInt(1) // numerators of the convergents
	d, lastD := big.NewInt(1), big.NewInt(0) // and denominators; e/n < 1 begins with 0/1
	a, b = b, a
	limit := n.BitLen()/4 + 1
	half := n.BitLen() / 2
	var q, rest big.Int
	for b.Sign() > 0 && d.BitLen() <= limit {
		q.QuoRem(a, b, &rest)
		a, b = b, new(big.Int).Set(&rest)
		k, lastK = new(big.Int).Add(new(big.Int).Mul(&q, k), lastK), k
		d, lastD = new(big.Int).Add(new(big.Int).Mul(&q, d), lastD), d
		// The rest is k·n - e·d up to its sign, and k·(p+q-1) - 1 where d fits:
		// for nearly all others it is far larger.
		if rest.BitLen() <= k.BitLen()+half+8 && fits(n, e, k, d) {
			return true
		}
	}
	return false
}

// fits reports whether d is the private exponent and k the multiple of φ.
func fits(n, e, k, d *big.Int) bool {
	if k.Sign() == 0 || d.Bit(0) == 0 {
		return false
	}
	phi := new(big.Int).Mul(e, d)
	phi.Sub(phi, big.NewInt(1))
	rest := new(big.Int)
	if phi.QuoRem(phi, k, rest); rest.Sign() != 0 {
		return false
	}
	sum := phi.Sub(n, phi)
	sum.Add(sum, big.NewInt(1))
	square := sum.Mul(sum, sum)
	return isSquare(square.Sub(square, new(big.Int).Lsh(n, 2)))
}
