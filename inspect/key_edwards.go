package inspect

import (
	"math/big"
	"slices"
)

// checkEdwardsPoint checks the encoding of an Ed25519 public key (RFC 8032
// §5.1.2, §5.1.3): canonical, on the curve and not of small order. All of it
// is public, so that it may take varying time.
func checkEdwardsPoint(encoded []byte) error {
	b := slices.Clone(encoded)
	slices.Reverse(b)
	b[0] &= 0x7f // the sign of x
	y := new(big.Int).SetBytes(b)
	p := new(big.Int).Lsh(big.NewInt(1), 255)
	p.Sub(p, big.NewInt(19))
	if y.Cmp(p) >= 0 {
		return badKey("the Ed25519 key is not encoded canonically (RFC 8032 §5.1.3)").as(FaultPoint)
	}
	if smallOrder(y, p) {
		return badKey("the Ed25519 key is a point of small order: it verifies signatures that nobody made").as(FaultPoint)
	}
	// x² = (y²-1)/(d·y²+1) has a solution if and only if the product of the
	// two is a square: d·y²+1 is never zero.
	square := new(big.Int).Mul(y, y)
	u := new(big.Int).Sub(square, big.NewInt(1))
	v := square.Mul(square, edwardsD(p))
	v.Add(v, big.NewInt(1))
	if u.Mul(u, v); big.Jacobi(u.Mod(u, p), p) < 0 {
		return badKey("the Ed25519 key is not a point on the curve").as(FaultPoint)
	}
	return nil
}

// edwardsD returns the curve's constant, -121665/121666 modulo p.
func edwardsD(p *big.Int) *big.Int {
	d := new(big.Int).ModInverse(big.NewInt(121666), p)
	d.Mul(d, big.NewInt(-121665))
	return d.Mod(d, p)
}

// smallOrder reports the points of order 1, 2, 4 and 8: with either sign of x
// these are the eight points P with 8P = 0.
func smallOrder(y, p *big.Int) bool {
	// The positive root of the order 8 equation; the other one is its negative.
	const eight = "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7"
	e, _ := new(big.Int).SetString(eight, 16)
	minusOne := new(big.Int).Sub(p, big.NewInt(1))
	return y.Sign() == 0 || y.IsInt64() && y.Int64() == 1 || y.Cmp(minusOne) == 0 ||
		y.Cmp(e) == 0 || y.Cmp(e.Sub(p, e)) == 0
}
