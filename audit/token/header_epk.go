package token

import (
	"crypto/ecdh"
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
)

// ephemeralFault says what makes an ephemeral public key unusable or
// dangerous, "" if nothing does.
func ephemeralFault(epk inspect.Value) string {
	crv := epk.Get("crv").Text()
	switch kty := epk.Get("kty").Text(); {
	case epk.Kind() != inspect.Object:
		return "it is a JSON " + epk.Kind().String() + ", not a key"
	case kty == "EC" && crv == "P-256":
		return pointFault(epk, ecdh.P256(), 32)
	case kty == "EC" && crv == "P-384":
		return pointFault(epk, ecdh.P384(), 48)
	case kty == "EC" && crv == "P-521":
		return pointFault(epk, ecdh.P521(), 66)
	case kty == "OKP" && crv == "X25519":
		return montgomeryFault(epk, 32)
	case kty == "OKP" && crv == "X448":
		return montgomeryFault(epk, 56)
	default:
		return fmt.Sprintf("kty %.20q with crv %.20q is no key agreement curve", kty, crv)
	}
}

// pointFault checks that a point lies on its curve, RFC 7518 §6.2.1.
func pointFault(epk inspect.Value, curve ecdh.Curve, size int) string {
	point := []byte{4}
	for _, name := range [...]string{"x", "y"} {
		n, ok := octets(epk.Get(name))
		if !ok {
			return name + " is missing or not base64url"
		}
		if len(n) != size {
			return fmt.Sprintf("%s is %d bytes, not %d", name, len(n), size)
		}
		point = append(point, n...)
	}
	if _, err := curve.NewPublicKey(point); err != nil {
		return "the point is not on the curve"
	}
	return ""
}

// montgomeryFault checks an X25519 or X448 key, RFC 8037 §2. Multiplying by a
// clamped scalar turns exactly the points of small order into zero.
func montgomeryFault(epk inspect.Value, size int) string {
	x, ok := octets(epk.Get("x"))
	if !ok {
		return "x is missing or not base64url"
	}
	if len(x) != size {
		return fmt.Sprintf("x is %d bytes, not %d", len(x), size)
	}
	if size != 32 {
		return ""
	}
	scalar := make([]byte, 32)
	scalar[0] = 8
	private, err := ecdh.X25519().NewPrivateKey(scalar)
	if err != nil {
		return ""
	}
	public, err := ecdh.X25519().NewPublicKey(x)
	if err != nil {
		return "x is no X25519 key"
	}
	if _, err := private.ECDH(public); err != nil {
		return "the point has small order"
	}
	return ""
}
