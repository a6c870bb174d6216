package audit

import (
	"math/big"
	"strconv"
	"testing"
)

// TestModuli holds that a shared prime is found however many keys stand
// between the two, and that nothing else is taken for one.
func TestModuli(t *testing.T) {
	prime := func(i int64) *big.Int {
		p := new(big.Int).Lsh(big.NewInt(3), 126)
		p.Add(p, big.NewInt(i<<32|1))
		for !p.ProbablyPrime(8) {
			p.Add(p, big.NewInt(2))
		}
		return p
	}
	product := func(i, j int64) *big.Int { return new(big.Int).Mul(prime(i), prime(j)) }
	var m moduli
	for i := int64(0); i < 600; i += 2 {
		if other, shared := m.add(product(i, i+1), strconv.FormatInt(i, 10)); shared {
			t.Errorf("%d shares a prime with %s", i, other)
		}
	}
	if _, shared := m.add(product(4, 5), "again"); shared {
		t.Error("a key shares a prime with itself")
	}
	for i, want := range map[int64]string{0: "0", 301: "300", 599: "598"} {
		if other, shared := m.add(product(i, 1000+i), "late"); !shared || other != want {
			t.Errorf("prime %d: found with %q, want %q", i, other, want)
		}
	}
	if other, shared := m.add(product(2, 7), "both primes known"); !shared || other != "2" {
		t.Errorf("found with %q", other)
	}
	small := new(big.Int).Mul(big.NewInt(15), prime(2000))
	m.add(small, "small")
	if _, shared := m.add(new(big.Int).Mul(big.NewInt(15), prime(2001)), "small too"); shared {
		t.Error("small factors are taken for shared primes")
	}
}
