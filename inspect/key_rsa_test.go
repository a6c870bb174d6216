package inspect_test

import (
	"crypto/rsa"
	"math/big"
	"strings"
	"testing"
)

// odd returns an odd number of so many bits that is not a ROCA modulus.
func odd(bits uint) *big.Int {
	n := new(big.Int).Lsh(big.NewInt(1), bits-1)
	return n.Add(n, big.NewInt(35))
}

func TestRSALimits(t *testing.T) {
	e65 := new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 64), big.NewInt(1))
	for _, c := range []struct {
		name     string
		n        *big.Int
		e        *big.Int
		why      string
		weakness string
	}{
		{"2048", odd(2048), big.NewInt(65537), "", ""},
		{"2047", odd(2047), big.NewInt(65537), "", "2047 bits"},
		{"1024", odd(1024), big.NewInt(65537), "", "1024 bits"},
		{"1023", odd(1023), big.NewInt(65537), "has 1023 bits", ""},
		{"16384", odd(16384), big.NewInt(3), "", ""},
		{"16385", odd(16385), big.NewInt(3), "the limit is 16384", ""},
		{"1 Mbit", odd(1 << 20), big.NewInt(3), "the limit is 16384", ""},
		{"even n", new(big.Int).Lsh(big.NewInt(1), 2047), big.NewInt(3), "even", ""},
		{"e 1", odd(2048), big.NewInt(1), "exponent is 1", ""},
		{"e 2", odd(2048), big.NewInt(2), "exponent is 2", ""},
		{"e even", odd(2048), big.NewInt(65536), "is even", ""},
		{"e 3", odd(2048), big.NewInt(3), "", ""},
		{"e 2^31-1", odd(2048), big.NewInt(1<<31 - 1), "", ""},
		{"e 2^31+1", odd(2048), big.NewInt(1<<31 + 1), "has 32 bits", ""},
		{"e 2^64+1", odd(2048), e65, "has 65 bits", ""},
		{"e above n", odd(2048), odd(2049), "has 2049 bits", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := readKey(t, members{"kty": "RSA", "n": b64num(c.n), "e": b64num(c.e)}.with(nil))
			check(t, "bits", k.Bits, c.n.BitLen())
			check(t, "modulus", k.Modulus.Cmp(c.n), 0)
			check(t, "exponent", k.Exponent.Cmp(c.e), 0)
			if c.why != "" {
				unusable(t, k, c.why)
				return
			}
			check(t, "problem", k.Problem, nil)
			if !strings.Contains(k.Weakness, c.weakness) || (k.Weakness == "") != (c.weakness == "") {
				t.Errorf("weakness: %q, want %q", k.Weakness, c.weakness)
			}
		})
	}
	zero := readKey(t, `{"kty":"RSA","n":"AA","e":"AQAB"}`)
	unusable(t, zero, "zero or negative")
	check(t, "leading zero", readKey(t, members{"kty": "RSA", "n": b64("\x00" + string(odd(2048).Bytes())), "e": "AQAB"}.with(nil)).Bits, 2048)
}

func TestRSAPrivate(t *testing.T) {
	key := testRSA()
	jwk := rsaPrivateJWK(key)
	k := readKey(t, jwk.with(nil))
	check(t, "problem", k.Problem, nil)
	check(t, "private", key.Equal(k.Private), true)
	bare := readKey(t, jwk.with(members{"p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil}))
	check(t, "d alone", bare.Problem, nil)
	check(t, "primes found again", k.Private.(*rsa.PrivateKey).D.Cmp(bare.Private.(*rsa.PrivateKey).D) == 0 && bare.Private.(*rsa.PrivateKey).Validate() == nil, true)
	five := `{"keys":[` + strings.Repeat(jwk.with(members{"p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil})+",", 4) + jwk.with(members{"p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil}) + `]}`
	many := readKeys(t, []byte(five))
	check(t, "the fourth", many[3].Problem, nil)
	unusable(t, many[4], "sought for a few keys")
	long := new(big.Int).Add(key.D, new(big.Int).Mul(new(big.Int).Sub(key.Primes[0], big.NewInt(1)), new(big.Int).Sub(key.Primes[1], big.NewInt(1))))
	other, err := rsa.GenerateKey(nil, 2048)
	if err != nil {
		t.Fatal(err)
	}
	wrong := rsaPrivateJWK(other)
	for name, c := range map[string]struct {
		more members
		why  string
	}{
		"other d":      {members{"d": wrong["d"]}, "unsound"},
		"other n":      {members{"n": wrong["n"]}, "unsound"},
		"other qi":     {members{"qi": wrong["qi"]}, "unsound"},
		"other dp":     {members{"dp": wrong["dp"]}, "unsound"},
		"small p":      {members{"p": num(3)}, "unsound"},
		"even p":       {members{"p": num(4)}, "unsound"},
		"zero q":       {members{"q": "AA"}, "out of range"},
		"long d":       {members{"d": repeated(255, 3000)}, "out of range"},
		"padded d":     {members{"d": jwk["d"].(string) + "=="}, "padding"},
		"no primes":    {members{"p": nil, "q": nil, "qi": nil}, `"dp" stands without "p"`},
		"wrong d":      {members{"p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil, "d": wrong["d"]}, "does not belong"},
		"d alone, 1":   {members{"p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil, "d": "AQ"}, "does not belong"},
		"d + phi":      {members{"p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil, "d": b64(string(long.Bytes()))}, "does not belong"},
		"no qi":        {members{"qi": nil}, `"qi" is missing`},
		"p without d":  {members{"d": nil}, `without "d"`},
		"multi-prime":  {members{"oth": []any{members{"r": "AQ"}}}, "more than two primes"},
		"no e":         {members{"e": nil}, `"e" is missing`},
		"no n":         {members{"n": nil}, `"n" is missing`},
		"small d":      {members{"d": num(65537)}, "unsound"},
		"d no text":    {members{"d": 1}, `"d" is of type number`},
		"oth, no d":    {members{"d": nil, "p": nil, "q": nil, "dp": nil, "dq": nil, "qi": nil, "oth": 1}, `without "d"`},
		"p and q only": {members{"dp": nil, "dq": nil, "qi": nil}, `"dp" is missing`},
	} {
		t.Run(name, func(t *testing.T) { unusable(t, readKey(t, jwk.with(c.more)), c.why) })
	}
}

// TestROCA holds the fingerprint against moduli made as the flawed library
// makes them, and against sound ones.
func TestROCA(t *testing.T) {
	// The product of the first 126 primes, as for keys of 2048 bits.
	m, p := big.NewInt(1), big.NewInt(1)
	for range 126 {
		for p.Add(p, big.NewInt(1)); !p.ProbablyPrime(10); p.Add(p, big.NewInt(1)) {
		}
		m.Mul(m, p)
	}
	flawed := func(k, a int64) *big.Int {
		f := new(big.Int).Exp(big.NewInt(65537), big.NewInt(a), m)
		return f.Add(f, new(big.Int).Mul(m, new(big.Int).Lsh(big.NewInt(2*k), 50)))
	}
	for k := int64(1); k < 5; k++ {
		n := new(big.Int).Mul(flawed(k, 1000+k), flawed(k+100, 77*k))
		key := readKey(t, members{"kty": "RSA", "n": b64num(n), "e": "AQAB"}.with(nil))
		if !strings.Contains(key.Weakness, "ROCA") || key.Problem != nil {
			t.Errorf("%d bits: weakness %q, problem %v; want ROCA", n.BitLen(), key.Weakness, key.Problem)
		}
	}
	if k := readKey(t, rsaJWK(testRSA()).with(nil)); k.Weakness != "" {
		t.Errorf("a sound key is said to be weak: %s", k.Weakness)
	}
}
