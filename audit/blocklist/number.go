package blocklist

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"

	"github.com/jwtctl/jwtctl/inspect"
)

// numberOf returns the number by which badkeys knows a key, without leading
// zeros: the modulus, the x of a point, the octets of an Edwards curve. It is
// nil for keys that have none.
func numberOf(k *inspect.Key) []byte {
	if k.Modulus != nil && k.Modulus.Sign() > 0 {
		return k.Modulus.Bytes()
	}
	var octets []byte
	switch public := k.Public.(type) {
	case *ecdsa.PublicKey:
		point, err := public.Bytes() // 4, x, y
		if err != nil {
			return nil
		}
		octets = point[1 : 1+len(point)/2]
	case ed25519.PublicKey:
		octets = public
	case *ecdh.PublicKey:
		octets = public.Bytes()
	}
	return bytes.TrimLeft(octets, "\x00")
}
