package audit

import "math/big"

// maxModuliBits is how long the moduli that are remembered may be in sum:
// 1,024 of 2048 bits, more keys than a key set may hold. Further keys are
// compared with these, not with each other, for the time of a comparison grows
// with the sum; here it is two milliseconds.
const maxModuliBits = 1024 * 2048

// chunkBits is how long a partial product may grow: multiplying by another
// modulus then costs little, however many there are.
const chunkBits = 1 << 16

// moduli remembers the RSA moduli of a run, to find primes that two of them
// share. One greatest common divisor with the product of all tells whether
// there is any; only then are they looked through.
type moduli struct {
	seen   map[string]bool
	list   []namedModulus
	bits   int        // of all moduli on the list
	chunks []*big.Int // partial products of the list

	expected *KeySource      // the source that clean is about
	clean    map[string]bool // moduli that share nothing, see expect
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
	if m.clean[id] {
		delete(m.clean, id)
	} else if product := m.productModulo(n); product.Sign() == 0 || bigCommon(n, product) {
		other, shared = m.find(n)
	}
	if m.bits < maxModuliBits {
		if m.seen == nil {
			m.seen = map[string]bool{}
		}
		m.seen[id] = true
		m.list = append(m.list, namedModulus{n, where})
		m.bits += n.BitLen()
		m.multiply(n)
	}
	return other, shared
}

// multiply takes a modulus into the last partial product, or begins another.
func (m *moduli) multiply(n *big.Int) {
	if last := len(m.chunks) - 1; last >= 0 && m.chunks[last].BitLen() < chunkBits {
		m.chunks[last].Mul(m.chunks[last], n)
		return
	}
	m.chunks = append(m.chunks, new(big.Int).Set(n))
}

// productModulo returns the product of all remembered moduli modulo n.
func (m *moduli) productModulo(n *big.Int) *big.Int {
	product, rest := big.NewInt(1), new(big.Int)
	for _, chunk := range m.chunks {
		product.Mul(product, rest.Mod(chunk, n))
		product.Mod(product, n)
	}
	return product
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
