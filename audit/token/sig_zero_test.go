package token

import (
	"crypto/elliptic"
	"testing"
)

// TestCurveOrder holds the orders in sig-zero against the standard library.
func TestCurveOrder(t *testing.T) {
	for _, c := range []elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		if p := c.Params(); curveOrder(p.Name) != string(p.N.Bytes()) {
			t.Errorf("%s: wrong order", p.Name)
		}
	}
}
