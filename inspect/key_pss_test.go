package inspect_test

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"slices"
	"strings"
	"testing"
)

// pssParameters are RSASSA-PSS-params, RFC 8017 §A.2.3.
type pssParameters struct {
	Hash    pkix.AlgorithmIdentifier `asn1:"explicit,tag:0"`
	Mask    pkix.AlgorithmIdentifier `asn1:"explicit,tag:1"`
	Salt    int                      `asn1:"explicit,tag:2"`
	Trailer int                      `asn1:"explicit,optional,tag:3,default:1"`
}

// sha2 is the identifier of SHA-256 (1), SHA-384 (2) or SHA-512 (3).
func sha2(n int) pkix.AlgorithmIdentifier {
	return pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, n}, Parameters: asn1.NullRawValue}
}

func mgf1(t *testing.T, hash pkix.AlgorithmIdentifier) pkix.AlgorithmIdentifier {
	return pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}, Parameters: asn1.RawValue{FullBytes: must(t)(asn1.Marshal(hash))}}
}

// pssKeys are a public and a private key with these parameters.
func pssKeys(t *testing.T, params []byte) (public, private string) {
	alg := pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}, Parameters: asn1.RawValue{FullBytes: params}}
	public = block("PUBLIC KEY", must(t)(asn1.Marshal(struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}{alg, asn1.BitString{Bytes: x509.MarshalPKCS1PublicKey(&testRSA().PublicKey), BitLength: 8 * len(x509.MarshalPKCS1PublicKey(&testRSA().PublicKey))}})))
	private = block("PRIVATE KEY", must(t)(asn1.Marshal(struct {
		Version   int
		Algorithm pkix.AlgorithmIdentifier
		Key       []byte
	}{0, alg, x509.MarshalPKCS1PrivateKey(testRSA())})))
	return public, private
}

// TestPSSKeys holds that a key for RSASSA-PSS signs by nothing else.
func TestPSSKeys(t *testing.T) {
	for _, c := range []struct {
		name   string
		params []byte
		want   []string
	}{
		{"any", nil, []string{"PS256", "PS384", "PS512"}},
		{"SHA-256", must(t)(asn1.Marshal(pssParameters{sha2(1), mgf1(t, sha2(1)), 32, 1})), []string{"PS256"}},
		{"SHA-384", must(t)(asn1.Marshal(pssParameters{sha2(2), mgf1(t, sha2(2)), 20, 1})), []string{"PS384"}},
		{"SHA-512", must(t)(asn1.Marshal(pssParameters{sha2(3), mgf1(t, sha2(3)), 64, 1})), []string{"PS512"}},
	} {
		public, private := pssKeys(t, c.params)
		for _, text := range []string{public, private} {
			k := readKey(t, text)
			check(t, c.name+" problem", k.Problem, nil)
			check(t, c.name+" thumbprint", k.Thumbprint(), readKey(t, rsaPrivateJWK(testRSA()).with(nil)).Thumbprint())
			if got := k.Algorithms(); !slices.Equal(got, c.want) || k.Use != "sig" {
				t.Errorf("%s: %v for %q, want %v", c.name, got, k.Use, c.want)
			}
			check(t, c.name+" private", k.IsPrivate(), strings.Contains(text, "PRIVATE"))
		}
	}
}

func TestPSSKeysThatFitNothing(t *testing.T) {
	for name, params := range map[string][]byte{
		"allows no algorithm": {0x30, 0}, // SHA-1
		"no algorithm":        must(t)(asn1.Marshal(pssParameters{sha2(1), mgf1(t, sha2(2)), 32, 1})),
		"allows no":           must(t)(asn1.Marshal(pssParameters{sha2(1), mgf1(t, sha2(1)), 40, 1})),
		"allows":              must(t)(asn1.Marshal(pssParameters{sha2(4), mgf1(t, sha2(4)), 20, 1})),
		"parameters":          asn1.NullBytes,
	} {
		public, private := pssKeys(t, params)
		unusable(t, readKey(t, public), name)
		unusable(t, readKey(t, private), name)
	}
}
