package keyset

import (
	"math/big"
	"math/bits"

	"github.com/jwtctl/jwtctl/audit"
)

var keyPattern = audit.Rule{
	ID:       "key-pattern",
	Title:    "RSA modulus has a pattern",
	Severity: audit.Medium,
	Why: "Random primes make a modulus that looks random. This one does not: its primes were not random " +
		"either, or the number was damaged.",
	Fix:  "Replace the key and the generator that made it.",
	Refs: []string{"badkeys.info", "OWASP ASVS 11.6.1"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB"} with n mostly of zeros`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"}`,
	CheckKey: func(p *audit.KeyPass) {
		n := p.Modulus()
		if n == nil || n.BitLen() < 500 {
			return
		}
		if c, found := longRun(n.Bytes(), 16); found {
			p.Reportf("n", "the byte %#02x stands 16 times in a row in the modulus", c)
		} else if share := 100 * onesOf(n) / n.BitLen(); share < 40 || share > 60 {
			p.Reportf("n", "%d%% of the bits of the modulus are ones; about 50%% are in a random one", share)
		}
	},
}

// longRun finds a byte that stands so many times in a row.
func longRun(b []byte, length int) (c byte, found bool) {
	run := 0
	for i := range b {
		if i == 0 || b[i] != b[i-1] {
			run = 0
		}
		if run++; run == length {
			return b[i], true
		}
	}
	return 0, false
}

func onesOf(n *big.Int) int {
	ones := 0
	for _, w := range n.Bits() {
		ones += bits.OnesCount(uint(w))
	}
	return ones
}
