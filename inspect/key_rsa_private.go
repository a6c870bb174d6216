package inspect

import (
	"crypto/rsa"
	"math/big"
	"strings"
)

// rsaParts are the private numbers of an RSA key, RFC 7518 §6.3.2.
type rsaParts struct{ d, p, q, dp, dq, qi *big.Int }

// readRSAPrivate reads the private members of an RSA JWK.
func (k *Key) readRSAPrivate() error {
	switch {
	case k.has("oth"):
		return badKey(`RSA keys of more than two primes ("oth") are not supported`).as(FaultUnsupported)
	case !k.has("p") && !k.has("q"):
		// RFC 7518 §6.3.2 allows it; see withPrimes.
		k.bare = true
		return badKey(`the RSA private key has "d" without its primes "p" and "q"; they are sought for a few keys of %d bits at most`, maxFactoredBits).as(
			FaultUnsupported).to("add the primes: openssl can compute them from n, e and d")
	}
	var parts rsaParts
	var err error
	for _, m := range []struct {
		name string
		to   **big.Int
	}{{"d", &parts.d}, {"p", &parts.p}, {"q", &parts.q}, {"dp", &parts.dp}, {"dq", &parts.dq}, {"qi", &parts.qi}} {
		if *m.to, err = k.number(m.name); err != nil {
			return err
		}
	}
	return k.setRSAPrivate(parts)
}

// Finding primes takes time that grows with the third power of the modulus,
// and a set may be anybody's.
const (
	maxFactored     = 4
	maxFactoredBits = 4096
)

// withPrimes finds the primes of a key that states d alone. It does so for a
// few keys of a source; of any other key it returns err as it is.
func (r *keyReader) withPrimes(k *Key, err error) error {
	if !k.bare || k.Bits > maxFactoredBits || r.factored == maxFactored {
		return err
	}
	r.factored++
	return k.readRSAWithoutPrimes()
}

// readRSAWithoutPrimes reads the private part of a key by d alone.
func (k *Key) readRSAWithoutPrimes() error {
	for _, name := range []string{"dp", "dq", "qi"} {
		if k.has(name) {
			return badKey(`member %q stands without "p" and "q" (RFC 7518 §6.3.2)`, name).as(FaultMember)
		}
	}
	d, err := k.number("d")
	if err != nil {
		return err
	}
	p, q := factorByExponent(k.Modulus, k.Exponent, d)
	if d.Cmp(k.Modulus) >= 0 || p == nil {
		return badKey("the private exponent d does not belong to n and e").as(FaultInconsistent)
	}
	less := func(prime *big.Int) *big.Int { return new(big.Int).Sub(prime, big.NewInt(1)) }
	return k.setRSAPrivate(rsaParts{d, p, q, new(big.Int).Mod(d, less(p)), new(big.Int).Mod(d, less(q)), new(big.Int).ModInverse(q, p)})
}

// setRSAPrivate takes the private part of the key whose public part is set,
// if the two belong together.
func (k *Key) setRSAPrivate(parts rsaParts) error {
	for _, x := range []*big.Int{parts.d, parts.p, parts.q, parts.dp, parts.dq, parts.qi} {
		if x == nil || x.Sign() <= 0 || x.BitLen() > k.Bits {
			return badKey("a private number of the RSA key is missing or out of range").as(FaultInconsistent)
		}
	}
	priv := &rsa.PrivateKey{PublicKey: *k.Public.(*rsa.PublicKey), D: parts.d, Primes: []*big.Int{parts.p, parts.q}}
	priv.Precomputed.Dp, priv.Precomputed.Dq, priv.Precomputed.Qinv = parts.dp, parts.dq, parts.qi
	priv.Precompute()
	if err := priv.Validate(); err != nil {
		return badKey("the private part of the RSA key is unsound: %s", strings.TrimPrefix(err.Error(), "crypto/rsa: ")).as(FaultInconsistent)
	}
	k.Private = priv
	return nil
}
