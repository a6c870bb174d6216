package wordlist_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"testing"

	"github.com/jwtctl/jwtctl/audit/wordlist"
	"github.com/jwtctl/jwtctl/internal/bench"
)

// BenchmarkFind compares the search through the list with the two hashes that
// each candidate cannot do without, and with crypto/hmac.
func BenchmarkFind(b *testing.B) {
	text := bytes.Repeat([]byte("eyJhbGciOiJIUzI1"), 10)
	var list wordlist.List
	trial, err := wordlist.NewTrial("HS256", text, make([]byte, 32))
	if err != nil {
		b.Fatal(err)
	}
	const entries = 103979
	inner, outer := make([]byte, 64+len(text)), make([]byte, 96)
	found := 0
	bench.Ratios(b,
		bench.Candidate{Name: "two-hashes", Run: func(n int) {
			for range n * entries {
				first := sha256.Sum256(inner)
				second := sha256.Sum256(outer)
				found += int(first[0]) + int(second[0])
			}
		}},
		bench.Candidate{Name: "List.Find", Run: func(n int) {
			for range n {
				found += list.Find(trial)
			}
		}},
		bench.Candidate{Name: "crypto-hmac", Run: func(n int) {
			for i := range n * entries {
				h := hmac.New(sha256.New, outer[:8+i%32])
				h.Write(text)
				found += len(h.Sum(nil))
			}
		}},
	)
	if found < 0 {
		b.Log(found)
	}
}
