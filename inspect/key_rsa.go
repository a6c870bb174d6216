package inspect

import (
	"crypto/rsa"
	"fmt"
	"math/big"
)

// readRSA reads an RSA key, RFC 7518 §6.3.
func (k *Key) readRSA() error {
	n, err := k.number("n")
	if err != nil {
		return err
	}
	e, err := k.number("e")
	if err != nil {
		k.Modulus, k.Bits = n, n.BitLen()
		return err
	}
	if err := k.setRSA(n, e); err != nil {
		return err
	}
	if !k.has("d") {
		return k.noStrayRSA()
	}
	return k.readRSAPrivate()
}

// noStrayRSA refuses the factors of a key that has no private exponent.
func (k *Key) noStrayRSA() error {
	for _, name := range []string{"p", "q", "dp", "dq", "qi", "oth"} {
		if k.has(name) {
			return badKey(`member %q stands without "d" (RFC 7518 §6.3.2)`, name)
		}
	}
	return nil
}

// setRSA takes the numbers of an RSA public key, if it may be used.
func (k *Key) setRSA(n, e *big.Int) error {
	k.Type, k.Modulus, k.Exponent, k.Bits = "RSA", n, e, n.BitLen()
	switch {
	case n.Sign() <= 0:
		return badKey("the RSA modulus is zero or negative")
	case k.Bits < MinRSABits:
		return badKey("the RSA modulus has %d bits; at least %d are needed (RFC 7518 §3.3)", k.Bits, StrongRSABits)
	case k.Bits > MaxRSABits:
		return badKey("the RSA modulus has %d bits; the limit is %d", k.Bits, MaxRSABits)
	case n.Bit(0) == 0:
		return badKey("the RSA modulus is even, no product of large primes")
	case e.Sign() < 0 || e.BitLen() > 31:
		return badKey("the RSA exponent has %d bits; the largest supported is 2^31-1", e.BitLen())
	case e.Int64() < 3:
		return badKey("the RSA exponent is %d: such a key protects nothing", e.Int64())
	case e.Bit(0) == 0:
		return badKey("the RSA exponent %d is even", e.Int64())
	}
	k.Public = &rsa.PublicKey{N: n, E: int(e.Int64())}
	if k.Bits < StrongRSABits {
		k.weaken(fmt.Sprintf("RSA modulus of %d bits; RFC 7518 §3.3 asks for %d or more", k.Bits, StrongRSABits))
	}
	if rocaModulus(n) {
		k.weaken("ROCA modulus, made by a flawed Infineon library: it can be factored (CVE-2017-15361)")
	}
	return nil
}

// weaken adds a reason not to use the key.
func (k *Key) weaken(why string) {
	if k.Weakness != "" {
		k.Weakness += "; "
	}
	k.Weakness += why
}
