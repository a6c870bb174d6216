package keyset

import (
	"encoding/binary"
	"math/big"
	"math/bits"
)

// maxSmallFactor is the largest prime that key-small-factor tries.
const maxSmallFactor = 65537

// smallFactor returns the smallest prime up to maxSmallFactor that divides n,
// 0 if there is none. Primes are tried by their products, as many at a time
// as fit into a word.
func smallFactor(n *big.Int) uint64 {
	words := wordsOf(n)
	product := uint64(1)
	var group []uint64
	try := func() uint64 {
		var rest uint64
		for _, w := range words {
			_, rest = bits.Div64(rest, w, product)
		}
		for _, p := range group {
			if rest%p == 0 {
				return p
			}
		}
		return 0
	}
	var composite [maxSmallFactor + 1]bool
	for p := uint64(2); p <= maxSmallFactor; p++ {
		if composite[p] {
			continue
		}
		for multiple := p * p; multiple <= maxSmallFactor; multiple += p {
			composite[multiple] = true
		}
		if hi, lo := bits.Mul64(product, p); hi == 0 {
			product, group = lo, append(group, p)
			continue
		}
		if f := try(); f != 0 {
			return f
		}
		product, group = p, append(group[:0], p)
	}
	return try()
}

// wordsOf splits a number into words of 64 bits, the most significant first.
func wordsOf(n *big.Int) []uint64 {
	words := make([]uint64, (n.BitLen()+63)/64)
	b := n.FillBytes(make([]byte, 8*len(words)))
	for i := range words {
		words[i] = binary.BigEndian.Uint64(b[8*i:])
	}
	return words
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
