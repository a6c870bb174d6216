package audit

import "math/big"

// minBatch is from how many moduli on a batch is quicker than one by one.
const minBatch = 32

// expect looks at the moduli of a whole source at once, by a product tree and
// a remainder tree, and remembers those that share no prime with any other,
// nor with those from before: for a thousand keys a tenth of what it costs to
// compare each with all before it. (Bernstein, "How to find smooth parts of
// integers", 2004; Heninger et al., "Mining your Ps and Qs", 2012.)
func (m *moduli) expect(source *KeySource) {
	if m.expected == source {
		return
	}
	m.expected, m.clean = source, nil
	var level []*big.Int
	known := map[string]bool{}
	for _, k := range source.Keys {
		n := modulusOf(k)
		if n == nil || known[string(n.Bytes())] || m.seen[string(n.Bytes())] {
			continue
		}
		known[string(n.Bytes())] = true
		level = append(level, n)
	}
	if len(level) < minBatch || m.bits+len(level)*level[0].BitLen() > 2*maxModuliBits {
		return
	}
	levels := [][]*big.Int{level}
	for len(level) > 1 {
		level = products(level)
		levels = append(levels, level)
	}
	m.clean = map[string]bool{}
	for i, others := range m.others(levels) {
		if n := levels[0][i]; others.Sign() != 0 && !bigCommon(n, others) {
			m.clean[string(n.Bytes())] = true
		}
	}
}

// products multiplies neighbours.
func products(list []*big.Int) []*big.Int {
	half := make([]*big.Int, 0, (len(list)+1)/2)
	for i := 0; i+1 < len(list); i += 2 {
		half = append(half, new(big.Int).Mul(list[i], list[i+1]))
	}
	if len(list)%2 == 1 {
		half = append(half, list[len(list)-1])
	}
	return half
}

// others returns for each number of the lowest level the product of all others,
// those from before included, modulo that number: from level to level down the
// tree the product outside a pair, times the other one of it.
func (m *moduli) others(levels [][]*big.Int) []*big.Int {
	top := len(levels) - 1
	outside := []*big.Int{m.productModulo(levels[top][0])}
	rest := new(big.Int)
	for depth := top - 1; depth >= 0; depth-- {
		level := levels[depth]
		next := make([]*big.Int, len(level))
		for i, n := range level {
			next[i] = new(big.Int).Mod(outside[i/2], n)
			if other := i ^ 1; other < len(level) {
				next[i].Mul(next[i], rest.Mod(level[other], n))
				next[i].Mod(next[i], n)
			}
		}
		outside = next
	}
	return outside
}
