package inspect

import "math/big"

// rocaModulus reports the fingerprint of CVE-2017-15361: the flawed library
// makes primes k·M + (65537^a mod M), with M a product of small primes, so that
// modulo each of these the modulus is a power of 65537. A sound modulus passes
// for one with a probability of about 2^-28.
func rocaModulus(n *big.Int) bool {
	primes := [...]int64{3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71,
		73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167}
	var p, rest big.Int
	for _, prime := range primes {
		if !powerOf65537(rest.Mod(n, p.SetInt64(prime)).Int64(), prime) {
			return false
		}
	}
	return true
}

// powerOf65537 reports whether residue is 65537^a modulo p for some a.
func powerOf65537(residue, p int64) bool {
	for power := int64(1); ; {
		if power == residue {
			return true
		}
		if power = power * 65537 % p; power == 1 {
			return false
		}
	}
}

// HasROCAModulus reports an RSA key with the fingerprint of CVE-2017-15361,
// usable or not.
func (k *Key) HasROCAModulus() bool {
	return k.Modulus != nil && k.Modulus.Sign() > 0 && rocaModulus(k.Modulus)
}
