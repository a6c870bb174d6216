package audit

import "math/big"

// maxModuli is how many moduli of a run are remembered. Further keys are
// compared with these, not with each other: the time of a comparison grows
// with their number, and is a millisecond or two at this one.
const maxModuli = 2048

// moduli remembers the RSA moduli of a run, to find primes that two of them
// share. One greatest common divisor with the product of all tells whether
// there is any; only then are they looked through.
type moduli struct {
	seen    map[string]bool
	list    []namedModulus
	product *big.Int
}

type namedModulus struct {
	n     *big.Int
	where string
}

// add remembers a modulus and says which earlier one has a prime in common
// with it. The same modulus again is the same key and shares nothing.
func (m *moduli) add(n *big.Int, where string) (other string, shared bool) {
	id := string(n.Bytes())
	if m.seen[id] {
		return "", false
	}
	if m.seen == nil {
		m.seen, m.product = map[string]bool{}, big.NewInt(1)
	}
	rest := new(big.Int).Mod(m.product, n)
	if rest.Sign() == 0 || bigCommon(n, rest) {
		other, shared = m.find(n)
	}
	if len(m.list) < maxModuli {
		m.seen[id] = true
		m.list = append(m.list, namedModulus{n, where})
		m.product.Mul(m.product, n)
	}
	return other, shared
}

func (m *moduli) find(n *big.Int) (where string, shared bool) {
	for _, other := range m.list {
		if bigCommon(n, other.n) {
			return other.where, true
		}
	}
	return "", false
}

// bigCommon reports a common factor that is no small prime, which broken
// moduli have in common with anything.
func bigCommon(a, b *big.Int) bool {
	return new(big.Int).GCD(nil, nil, a, b).BitLen() > 64
}
