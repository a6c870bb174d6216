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
		k.recordRSA()
		return err
	}
	e, err := k.number("e")
	if err != nil {
		k.recordRSA()
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

// recordRSA takes down the numbers of a key that is written wrongly, as far as
// they can be made out: they are for judging, not for use.
func (k *Key) recordRSA() {
	for _, m := range []struct {
		name string
		to   **big.Int
	}{{"n", &k.Modulus}, {"e", &k.Exponent}} {
		sound := true
		text := []byte(k.JSON.Get(m.name).Text())
		b := decodeLenient(nil, text, func(code Code, _ int, _ string) { sound = sound && code == CodeNoncanonical })
		if sound && len(b) > 0 {
			*m.to = new(big.Int).SetBytes(b)
		}
	}
	if k.Modulus != nil {
		k.Bits = k.Modulus.BitLen()
	}
}

// noStrayRSA refuses the factors of a key that has no private exponent.
func (k *Key) noStrayRSA() error {
	for _, name := range []string{"p", "q", "dp", "dq", "qi", "oth"} {
		if k.has(name) {
			return badKey(`member %q stands without "d" (RFC 7518 §6.3.2)`, name).as(FaultInconsistent)
		}
	}
	return nil
}

// setRSA takes the numbers of an RSA public key, if it may be used.
func (k *Key) setRSA(n, e *big.Int) error {
	k.Type, k.Modulus, k.Exponent, k.Bits = "RSA", n, e, n.BitLen()
	switch {
	case n.Sign() <= 0:
		return badKey("the RSA modulus is zero or negative").as(FaultRSA)
	case k.Bits < MinRSABits:
		return badKey("the RSA modulus has %d bits; at least %d are needed (RFC 7518 §3.3)", k.Bits, StrongRSABits).as(FaultRSA)
	case k.Bits > MaxRSABits:
		return badKey("the RSA modulus has %d bits; the limit is %d", k.Bits, MaxRSABits).as(FaultRSA)
	case n.Bit(0) == 0:
		return badKey("the RSA modulus is even, no product of large primes").as(FaultRSA)
	case e.Sign() < 0 || e.BitLen() > 31:
		return badKey("the RSA exponent has %d bits; the largest supported is 2^31-1", e.BitLen()).as(FaultRSA)
	case e.Int64() < 3:
		return badKey("the RSA exponent is %d: such a key protects nothing", e.Int64()).as(FaultRSA)
	case e.Bit(0) == 0:
		return badKey("the RSA exponent %d is even", e.Int64()).as(FaultRSA)
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
