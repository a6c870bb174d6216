package inspect_test

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestUnsoundDER holds keys whose numbers do not belong together, or are too
// large to look at.
func TestUnsoundDER(t *testing.T) {
	r := testRSA()
	type pkcs1 struct {
		Version             int
		N                   *big.Int
		E                   int
		D, P, Q, Dp, Dq, Qi *big.Int
	}
	good := pkcs1{0, r.N, r.E, r.D, r.Primes[0], r.Primes[1], r.Precomputed.Dp, r.Precomputed.Dq, r.Precomputed.Qinv}
	for name, c := range map[string]struct {
		change func(*pkcs1)
		why    string
	}{
		"d":           {func(k *pkcs1) { k.D = new(big.Int).Add(k.D, big.NewInt(2)) }, "unsound"},
		"negative p":  {func(k *pkcs1) { k.P = big.NewInt(-7) }, "out of range"},
		"e":           {func(k *pkcs1) { k.E = 1 }, "exponent is 1"},
		"multi-prime": {func(k *pkcs1) { k.Version = 1 }, "more than two primes"},
		"1 Mbit":      {func(k *pkcs1) { k.N = odd(1 << 20) }, "too long for a private key"},
	} {
		t.Run(name, func(t *testing.T) {
			k := good
			c.change(&k)
			unusable(t, readKey(t, block("RSA PRIVATE KEY", must(t)(asn1.Marshal(k)))), c.why)
		})
	}
	big1 := x509.MarshalPKCS1PublicKey(&rsa.PublicKey{N: odd(1 << 20), E: 3})
	unusable(t, readKey(t, string(big1)), "the limit is 16384")

	ec, _ := ecJWK(t, elliptic.P256())
	other, _ := ecJWK(t, elliptic.P256())
	mine, theirs := must(t)(ec.PublicKey.Bytes()), must(t)(other.PublicKey.Bytes())
	for label, der := range map[string][]byte{"EC PRIVATE KEY": must(t)(x509.MarshalECPrivateKey(ec)), "PRIVATE KEY": must(t)(x509.MarshalPKCS8PrivateKey(ec))} {
		swapped := strings.Replace(string(der), string(mine), string(theirs), 1)
		unusable(t, readKey(t, block(label, []byte(swapped))), "not its own")
	}
	off := strings.Replace(string(must(t)(x509.MarshalPKIXPublicKey(&ec.PublicKey))), string(mine[60:]), "\x01\x02\x03\x04\x05", 1)
	unusable(t, readKey(t, block("PUBLIC KEY", []byte(off))), "malformed")

	point := must(t)(x509.MarshalPKIXPublicKey(ed25519.PublicKey(make([]byte, 32))))
	unusable(t, readKey(t, block("PUBLIC KEY", point)), "small order")
	low, err := ecdh.X25519().NewPublicKey(make([]byte, 32))
	if err != nil {
		t.Fatal(err)
	}
	unusable(t, readKey(t, block("PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(low)))), "low order")
}

// TestMalformedDER cuts what is inside the right outline.
func TestMalformedDER(t *testing.T) {
	rsaEncryption := pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}}
	ed := pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 3, 101, 112}}
	ec := pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 10045, 2, 1}}
	type spki struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	type pkcs8 struct {
		Version   int
		Algorithm pkix.AlgorithmIdentifier
		Key       []byte
	}
	bits := asn1.BitString{Bytes: []byte{1, 2}, BitLength: 16}
	for why, value := range map[string]any{
		"RSA public key is malformed":  spki{rsaEncryption, bits},
		"public key is malformed":      spki{ed, bits},
		"parameters of its curve":      spki{ec, bits},
		"OID 1.2.3 is not supported":   spki{pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 3}}, bits},
		"RSA private key is malformed": pkcs8{0, rsaEncryption, []byte{1}},
		"private key is malformed":     pkcs8{0, ed, []byte{1}},
		"EC private key is malformed": struct {
			A int
			B []byte
		}{1, []byte{1}},
		"certificate is malformed": struct {
			A, B struct{}
			C    asn1.BitString
		}{C: bits},
		"PKCS#12 file cannot be read": struct {
			A int
			B struct{}
		}{3, struct{}{}},
		"encrypted key is malformed": struct {
			A struct{}
			B []byte
		}{B: []byte{1}},
	} {
		der := must(t)(asn1.Marshal(value))
		unusable(t, readKey(t, string(der)), why)
		unusable(t, readKey(t, block("PRIVATE KEY", der)), why)
	}
	_, err := inspect.ReadKeys(must(t)(asn1.Marshal(struct{ A string }{"text"})), nil)
	if err == nil || !strings.Contains(err.Error(), "not a key") {
		t.Errorf("DER of something else: %v", err)
	}
}
