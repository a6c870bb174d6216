package keyset

import (
	"math/big"
	"testing"
)

// TestSmallFactor compares with plain division.
func TestSmallFactor(t *testing.T) {
	large, _ := new(big.Int).SetString("170141183460469231731687303715884105727", 10) // 2^127-1, a prime
	for _, p := range []int64{2, 3, 5, 7, 251, 257, 32749, 65521, 65537} {
		n := new(big.Int).Mul(large, big.NewInt(p))
		if got := smallFactor(n); got != uint64(p) {
			t.Errorf("%d·(2^127-1): %d", p, got)
		}
	}
	for _, p := range []int64{1, 65539} {
		if got := smallFactor(new(big.Int).Mul(large, big.NewInt(p))); got != 0 {
			t.Errorf("%d·(2^127-1): %d", p, got)
		}
	}
}

func TestIsSquare(t *testing.T) {
	for n := int64(-3); n < 5000; n++ {
		root := int64(0)
		for root*root < n {
			root++
		}
		if got := isSquare(big.NewInt(n)); got != (root*root == n) {
			t.Errorf("%d: %v", n, got)
		}
	}
}

// TestPublishedIsSorted holds what the binary search rests on.
func TestPublishedIsSorted(t *testing.T) {
	for i, k := range published {
		if i > 0 && published[i-1].thumbprint >= k.thumbprint {
			t.Errorf("%s stands behind %s", k.thumbprint, published[i-1].thumbprint)
		}
		if where, found := publishedKey(k.thumbprint); !found || where != k.where {
			t.Errorf("%s: %q", k.thumbprint, where)
		}
	}
	if _, found := publishedKey(""); found {
		t.Error("no thumbprint is that of a published key")
	}
}
