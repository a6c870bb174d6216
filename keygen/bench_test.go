package keygen_test

import (
	"crypto/rsa"
	"math/rand/v2"
	"testing"

	"github.com/jwtctl/jwtctl/internal/bench"
	"github.com/jwtctl/jwtctl/keygen"
)

// primes is a stream of randomness that is the same each time, so that all
// candidates find the same primes: how long that takes is a matter of luck.
// The library now and then reads a single byte to keep streams from being the
// same; that does not move this one.
type primes struct{ *rand.ChaCha8 }

func newPrimes(seed byte) primes { return primes{rand.NewChaCha8([32]byte{seed})} }

func (p primes) Read(to []byte) (int, error) {
	if len(to) == 1 {
		to[0] = 0
		return 1, nil
	}
	return p.ChaCha8.Read(to)
}

// BenchmarkRSA compares keys for RS256 with what they are made of.
func BenchmarkRSA(b *testing.B) {
	b.Setenv("GODEBUG", "cryptocustomrand=1")
	const bits, keys = 2048, 3
	times := func(work func(primes)) func(int) {
		return func(n int) {
			for range n {
				for seed := range byte(keys) {
					work(newPrimes(seed))
				}
			}
		}
	}
	bench.Ratios(b,
		bench.Candidate{Name: "rsa.GenerateKey", Run: times(func(p primes) {
			if _, err := rsa.GenerateKey(p, bits); err != nil {
				b.Fatal(err)
			}
		})},
		bench.Candidate{Name: "Generate", Run: times(func(p primes) {
			if _, err := keygen.Generate("RS256", keygen.Options{Bits: bits, Random: p}); err != nil {
				b.Fatal(err)
			}
		})},
		bench.Candidate{Name: "Generate+JWK", Run: times(func(p primes) {
			k, err := keygen.Generate("RS256", keygen.Options{Bits: bits, Random: p})
			if err == nil {
				_, err = keygen.JWK(k)
			}
			if err != nil {
				b.Fatal(err)
			}
		})},
	)
}
