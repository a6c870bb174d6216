package inspect_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestVerifyShortSecret: refused, saying whether the signature matches;
// accepted where weak keys are.
func TestVerifyShortSecret(t *testing.T) {
	for alg, need := range map[string]int{"HS256": 32, "HS384": 48, "HS512": 64} {
		for _, n := range []int{1, 16, need - 1, need} {
			s, other := hmacSigner(alg, random(n)), hmacSigner(alg, random(n))
			v := verify(t, s.jwt(goodClaims), s.trusted())
			if n == need {
				accepted(t, alg, v)
				continue
			}
			forged(t, alg, v, "signature", "the signature matches, but the key is too weak for that to count: the secret has ")
			if !v.Keys[0].Tried || !v.Keys[0].Matched {
				t.Errorf("trial %+v", v.Keys[0])
			}
			v = verify(t, other.jwt(goodClaims), s.trusted())
			forged(t, alg+" wrong", v, "signature", "the signature does not match")
			check(t, "matched", v.Keys[0].Matched, false)
			accepted(t, alg+" allowed", verify(t, s.jwt(goodClaims), s.trusted(allowWeakKeys)))
			forged(t, alg+" wrong, allowed", verify(t, other.jwt(goodClaims), s.trusted(allowWeakKeys)), "signature", "the signature does not match")
		}
	}
	// The answer is the same where other keys were tried too.
	s, other := hmacSigner("HS256", random(16)), newSigner(t, "HS256")
	for _, keys := range [][]*inspect.Key{{s.key, other.key}, {other.key, s.key}} {
		v := verify(t, s.jwt(goodClaims), trusting(keys))
		forged(t, "one of two", v, "signature", "the signature matches, but the key is too weak for that to count: the secret has 16 bytes")
	}
	// Long enough for HS256 is not long enough for HS512.
	s = hmacSigner("HS512", random(32))
	forged(t, "HS512 with 32 bytes", verify(t, s.jwt(goodClaims), s.trusted()), "signature", "the secret has 32 bytes, HS512 needs 64")
}

// TestVerifyWeakRSA: a modulus below 2048 bits, and a key with any Weakness.
func TestVerifyWeakRSA(t *testing.T) {
	small, err := rsa.GenerateKey(nil, 1024)
	if err != nil {
		t.Fatal(err)
	}
	for _, alg := range []string{"RS256", "PS256", "RS512"} {
		s := rsaSigner(t, alg, small)
		forged(t, alg, verify(t, s.jwt(goodClaims), s.trusted()), "signature", "too weak for that to count: RSA modulus of 1024 bits")
		accepted(t, alg+" allowed", verify(t, s.jwt(goodClaims), s.trusted(allowWeakKeys)))
	}
	// A weak key is still a key of its kind and no other.
	s := rsaSigner(t, "RS256", small)
	for _, alg := range []string{"HS256", "ES256", "EdDSA"} {
		v := verify(t, s.token(`{"alg":"`+alg+`"}`, goodClaims), s.trusted(allowWeakKeys))
		forged(t, alg, v, "signature", "no key can verify "+alg)
		check(t, "tried", v.Keys[0].Tried, false)
	}
	idle := boundKey(t, s.key, members{"key_ops": []string{}})
	v := verify(t, s.jwt(goodClaims), trusting([]*inspect.Key{idle}, allowWeakKeys))
	forged(t, "key_ops empty", v, "signature", "no key can verify RS256")
	ec := newSigner(t, "ES256")
	roca := with(ec.key, func(k *inspect.Key) { k.Weakness = "ROCA modulus" })
	forged(t, "weakness", verify(t, ec.jwt(goodClaims), trusting([]*inspect.Key{roca})), "signature", "too weak for that to count: ROCA modulus")
	accepted(t, "weakness allowed", verify(t, ec.jwt(goodClaims), trusting([]*inspect.Key{roca}, allowWeakKeys)))
}

// TestVerifyROCA: a modulus with the fingerprint of CVE-2017-15361 is weak, and
// no token by it counts.
func TestVerifyROCA(t *testing.T) {
	private := rocaKey(t)
	s := rsaSigner(t, "RS256", private)
	if !strings.Contains(s.key.Weakness, "CVE-2017-15361") {
		t.Fatalf("weakness %q", s.key.Weakness)
	}
	forged(t, "ROCA", verify(t, s.jwt(goodClaims), s.trusted()), "signature", "the signature matches, but the key is too weak for that to count: ROCA modulus")
	accepted(t, "ROCA allowed", verify(t, s.jwt(goodClaims), s.trusted(allowWeakKeys)))
}

// rocaKey makes a key as the flawed library did: primes k*M + 65537^a mod M,
// with M the product of the first small primes.
func rocaKey(t *testing.T) *rsa.PrivateKey {
	m := big.NewInt(1)
	for p := int64(2); p <= 167; p++ {
		if big.NewInt(p).ProbablyPrime(20) {
			m.Mul(m, big.NewInt(p))
		}
	}
	e := big.NewInt(65537)
	least := new(big.Int).Div(new(big.Int).Lsh(big.NewInt(3), 1022), m) // so that n has 2048 bits
	most := new(big.Int).Div(new(big.Int).Lsh(big.NewInt(4), 1022), m)
	prime := func() *big.Int {
		for {
			k, _ := rand.Int(rand.Reader, new(big.Int).Sub(most, least))
			a, _ := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 64))
			p := k.Add(k, least)
			p.Mul(p, m).Add(p, new(big.Int).Exp(e, a, m))
			if p.BitLen() == 1024 && p.ProbablyPrime(10) {
				return p
			}
		}
	}
	p, q := prime(), prime()
	one := big.NewInt(1)
	phi := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	private := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: new(big.Int).Mul(p, q), E: 65537},
		D: new(big.Int).ModInverse(e, phi), Primes: []*big.Int{p, q}}
	private.Precompute()
	if err := private.Validate(); err != nil {
		t.Fatal(err)
	}
	return private
}

// TestVerifyUnsafeKeys: keys under which anybody can sign are no keys, though
// the primitive would accept the forgery.
func TestVerifyUnsafeKeys(t *testing.T) {
	input := b64(`{"alg":"EdDSA"}`) + "." + b64(goodClaims)
	// Ed25519 with the neutral element as the key: R neutral, S zero.
	neutral := append([]byte{1}, make([]byte, 31)...)
	forgery := append(slices.Clone(neutral), make([]byte, 32)...)
	check(t, "the forgery is one", ed25519.Verify(neutral, []byte(input), forgery), true)
	key := loadKeys(t, []byte(members{"kty": "OKP", "crv": "Ed25519", "x": b64(string(neutral))}.with(nil)))
	v := verify(t, input+"."+b64(string(forgery)), trusting(key, allowWeakKeys))
	forged(t, "small order", v, "signature", "no key can verify EdDSA")
	// RSA with the exponent 1, or 2^64+1, which becomes 1 in 64 bits: the
	// signature is the padded hash itself.
	rs := newSigner(t, "RS256")
	input = b64(`{"alg":"RS256"}`) + "." + b64(goodClaims)
	n := testRSA().N
	padded := new(big.Int).Exp(new(big.Int).SetBytes(rs.sign([]byte(input))), big.NewInt(int64(testRSA().E)), n)
	for _, e := range []string{"AQ", b64num(new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), 64), big.NewInt(1))), num(2), "AA"} {
		key = loadKeys(t, []byte(members{"kty": "RSA", "n": b64num(n), "e": e}.with(nil)))
		v = verify(t, input+"."+b64(string(padded.FillBytes(make([]byte, 256)))), trusting(key, allowWeakKeys))
		forged(t, "exponent "+e, v, "signature", "no key can verify RS256")
	}
	// Keys that do not load at all.
	for name, jwk := range map[string]string{
		"off the curve": func() string {
			_, jwk := ecJWK(t, elliptic.P256())
			return jwk.with(members{"d": nil, "y": repeated(7, 32)})
		}(),
		"point at zero":     `{"kty":"EC","crv":"P-256","x":"` + repeated(0, 32) + `","y":"` + repeated(0, 32) + `"}`,
		"Ed25519 too short": `{"kty":"OKP","crv":"Ed25519","x":"` + repeated(7, 31) + `"}`,
		"Ed25519 too long":  `{"kty":"OKP","crv":"Ed25519","x":"` + repeated(7, 33) + `"}`,
		"RSA 512 bits":      members{"kty": "RSA", "n": b64num(odd(512)), "e": "AQAB"}.with(nil),
		"RSA 1 Mbit":        members{"kty": "RSA", "n": b64num(odd(1 << 20)), "e": "AQAB"}.with(nil),
	} {
		key = loadKeys(t, []byte(jwk))
		for _, alg := range []string{"ES256", "EdDSA", "RS256"} {
			s := newSigner(t, alg)
			forged(t, name+" "+alg, verify(t, s.jwt(goodClaims), trusting(key, allowWeakKeys)), "signature", "no key can verify "+alg)
		}
	}
}

// TestVerifyConfusion: an HMAC whose secret is the text of the public key is
// told for what it is (CVE-2016-10555).
func TestVerifyConfusion(t *testing.T) {
	for _, alg := range []string{"RS256", "ES256", "EdDSA"} {
		public := newSigner(t, alg).key
		der, err := x509.MarshalPKIXPublicKey(public.Public)
		if err != nil {
			t.Fatal(err)
		}
		text := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
		fromPEM := loadKeys(t, text)[0]
		secrets := map[string][]byte{"PEM": text, "PEM without line end": bytes.TrimRight(text, "\n"), "DER": der, "JWK": public.JSON.Raw()}
		if pub, ok := public.Public.(*rsa.PublicKey); ok {
			secrets["PKCS #1"] = pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: x509.MarshalPKCS1PublicKey(pub)})
		}
		for name, secret := range secrets {
			for _, hs := range []string{"HS256", "HS384", "HS512"} {
				s := hmacSigner(hs, secret)
				what := alg + " " + name + " " + hs
				for _, key := range []*inspect.Key{public, fromPEM} {
					if name == "JWK" && key == fromPEM {
						continue
					}
					v := verify(t, s.jwt(goodClaims), trusting([]*inspect.Key{key}, allowWeakKeys))
					forged(t, what, v, "signature", "the token verifies as "+hs+" with the public key as the secret: algorithm confusion")
				}
				// The text of a key given as a secret is no secret.
				v := verify(t, s.jwt(goodClaims), s.trusted(allowWeakKeys))
				forged(t, what+" as secret", v, "signature", "no key can verify "+hs)
				if !strings.Contains(whys(v), "a public key is no secret") {
					t.Errorf("%s: %s", what, whys(v))
				}
			}
		}
		honest := newSigner(t, "HS256")
		forged(t, alg, verify(t, honest.jwt(goodClaims), trusting([]*inspect.Key{public})), "signature", "no key can verify HS256")
	}
}

// TestVerifyPSSSalt: RFC 7518 §3.5 allows one length of the salt.
func TestVerifyPSSSalt(t *testing.T) {
	for _, alg := range []string{"PS256", "PS384", "PS512"} {
		s := newSigner(t, alg)
		size := algHash(alg).Size()
		for _, salt := range []int{1, 8, 20, size - 1, size + 1, 100, rsa.PSSSaltLengthAuto} {
			s.sign = rsaSign(testRSA(), alg, salt)
			forged(t, alg, verify(t, s.jwt(goodClaims), s.trusted()), "signature", "the signature does not match")
		}
		s.sign = rsaSign(testRSA(), alg, size)
		accepted(t, alg, verify(t, s.jwt(goodClaims), s.trusted()))
	}
}

// TestVerifyCurve: an algorithm belongs to a curve, whatever the key is said
// to be by those who made it by hand.
func TestVerifyCurve(t *testing.T) {
	for _, c := range []struct {
		alg   string
		curve elliptic.Curve
	}{{"ES256", elliptic.P384()}, {"ES256", elliptic.P521()}, {"ES384", elliptic.P256()}, {"ES512", elliptic.P256()}, {"ES384", elliptic.P521()}} {
		private, jwk := ecJWK(t, c.curve)
		s := signer{c.alg, loadKeys(t, []byte(jwk.with(members{"d": nil})))[0], ecSign(private, algHash(c.alg))}
		forged(t, c.alg, verify(t, s.jwt(goodClaims), s.trusted()), "signature", "no key can verify "+c.alg)
		claimed := with(s.key, func(k *inspect.Key) {
			k.Curve = map[string]string{"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}[c.alg]
		})
		forged(t, c.alg+" by hand", verify(t, s.jwt(goodClaims), trusting([]*inspect.Key{claimed})), "signature", "")
	}
}

// TestVerifyHints: what is wrong about a signature is told where it can be
// seen, and never makes it right.
func TestVerifyHints(t *testing.T) {
	private, jwk := ecJWK(t, elliptic.P256())
	key := loadKeys(t, []byte(jwk.with(members{"d": nil})))
	der := signer{"ES256", key[0], func(input []byte) []byte {
		sig, _ := ecdsa.SignASN1(rand.Reader, private, hashed(crypto.SHA256, input))
		return sig
	}}
	forged(t, "DER", verify(t, der.jwt(goodClaims), der.trusted()), "signature", "the signature is in DER")
	ps := newSigner(t, "PS256")
	forged(t, "PS as RS", verify(t, ps.token(`{"alg":"RS256"}`, goodClaims), ps.trusted()), "signature", "it matches as PS256, which the header does not say")
	for name, sig := range map[string][]byte{"zero": make([]byte, 64), "short": make([]byte, 63), "long": make([]byte, 65), "one byte": {0}, "r zero": append(make([]byte, 32), bytes.Repeat([]byte{1}, 32)...)} {
		for _, alg := range []string{"ES256", "EdDSA", "HS256", "RS256"} {
			s := newSigner(t, alg)
			s.sign = func([]byte) []byte { return sig }
			forged(t, alg+" "+name, verify(t, s.jwt(goodClaims), s.trusted()), "signature", "the signature")
		}
	}
}
