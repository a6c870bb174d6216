package audit

import (
	"math/big"
	"strconv"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"pgregory.net/rapid"
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

// TestModuliInBatches holds that looking at all keys of a source at once finds
// what looking at one after the other does, also behind another source.
func TestModuliInBatches(t *testing.T) {
	var known []*big.Int
	for i := range 151 {
		known = append(known, testPrime(i))
	}
	rapid.Check(t, func(t *rapid.T) {
		primes := rapid.SliceOfN(rapid.IntRange(0, 150), 160, 160).Draw(t, "primes")
		var plain, batch moduli
		for part := range 2 {
			source := &KeySource{}
			for i := part * 80; i < part*80+80; i += 2 {
				n := new(big.Int).Mul(known[primes[i]], known[primes[i+1]])
				source.Keys = append(source.Keys, &inspect.Key{Modulus: n})
			}
			for i, k := range source.Keys {
				batch.expect(source)
				want, wantShared := plain.add(k.Modulus, strconv.Itoa(part*40+i))
				if got, shared := batch.add(k.Modulus, strconv.Itoa(part*40+i)); got != want || shared != wantShared {
					t.Fatalf("key %d of part %d: found with %q (%t), want %q (%t)", i, part, got, shared, want, wantShared)
				}
			}
		}
	})
}

// testPrime is the i-th of some numbers of 130 bits that are most likely prime.
func testPrime(i int) *big.Int {
	p := new(big.Int).Lsh(big.NewInt(3), 128)
	p.Add(p, big.NewInt(int64(i)<<32|1))
	for !p.ProbablyPrime(0) {
		p.Add(p, big.NewInt(2))
	}
	return p
}
