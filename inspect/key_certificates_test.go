package inspect_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestCertificates holds that a key and its certificates are one key, and the
// issuer's certificate none.
func TestCertificates(t *testing.T) {
	k := readKey(t, string(keyFile(t, "chain.pem")))
	check(t, "problem", k.Problem, nil)
	check(t, "private", k.IsPrivate(), true)
	check(t, "certificates", len(k.Certificates), 2)
	check(t, "leaf", k.Certificates[0].Subject.CommonName, "NOT SECRET")
	request := readKey(t, string(keyFile(t, "request.pem")))
	check(t, "request", request.Thumbprint(), k.Thumbprint())
	issuer := readKey(t, block("CERTIFICATE", k.Certificates[1].Raw))
	check(t, "issuer alone", issuer.Type, "EC")
	check(t, "certificate in DER", readKey(t, string(k.Certificates[0].Raw)).Thumbprint(), k.Thumbprint())
	unusable(t, readKey(t, block("CERTIFICATE", append([]byte{0x30, 0x06}, 0x30, 0, 0x30, 0, 3, 0))), "certificate is malformed")

	leaf := block("CERTIFICATE", k.Certificates[0].Raw)
	chain := strings.Repeat(block("CERTIFICATE", k.Certificates[1].Raw), 3)
	keys := readKeys(t, []byte(leaf+chain+leaf))
	check(t, "an issuer belongs to one chain", len(keys), 4)
}

func TestX5C(t *testing.T) {
	chain := readKey(t, string(keyFile(t, "chain.pem")))
	var x5c []any
	for _, c := range chain.Certificates {
		x5c = append(x5c, c.Raw)
	}
	jwk := rsaJWK(chain.Private.(*rsa.PrivateKey))
	k := readKey(t, jwk.with(members{"x5c": x5c}))
	check(t, "problem", k.Problem, nil)
	check(t, "certificates", len(k.Certificates), 2)
	for name, c := range map[string]struct {
		x5c any
		why string
	}{
		"text":       {"MII", "not an array"},
		"empty":      {[]any{}, "is empty"},
		"number":     {[]any{1}, "x5c/0 is not base64"},
		"base64url":  {[]any{"_-_-"}, "x5c/0 is not base64"},
		"no padding": {[]any{"AA"}, "x5c/0 is not base64"},
		"line end":   {[]any{"AA\nAA"}, "x5c/0 is not base64"},
		"garbage":    {[]any{x5c[0], "AAAA"}, "x5c/1 is not a certificate"},
		"other key":  {[]any{x5c[1], x5c[0]}, "holds another key"},
		"eleven":     {[]any{x5c[0], x5c[1], x5c[1], x5c[1], x5c[1], x5c[1], x5c[1], x5c[1], x5c[1], x5c[1], x5c[1]}, "more than 10"},
	} {
		t.Run(name, func(t *testing.T) { unusable(t, readKey(t, jwk.with(members{"x5c": c.x5c})), c.why) })
	}
}

// TestLongChain holds the limit on certificates.
func TestLongChain(t *testing.T) {
	text := string(keyFile(t, "ec-parameters.pem"))
	signer := readKey(t, text).Private.(*ecdsa.PrivateKey)
	// Each certificate names the next one as its issuer.
	for i := range inspect.MaxCertificates + 2 {
		name := func(n int) pkix.Name { return pkix.Name{CommonName: fmt.Sprint("NOT SECRET ", n)} }
		subject := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: name(i)}
		issuer := &x509.Certificate{Subject: name(i + 1)}
		other, _ := ecJWK(t, elliptic.P256())
		pub := &other.PublicKey
		if i == 0 {
			pub = &signer.PublicKey
		}
		text += block("CERTIFICATE", must(t)(x509.CreateCertificate(nil, subject, issuer, pub, signer)))
		keys := readKeys(t, []byte(text))
		check(t, "keys", len(keys), 1)
		if i < inspect.MaxCertificates {
			check(t, "problem", keys[0].Problem, nil)
			check(t, "certificates", len(keys[0].Certificates), i+1)
			continue
		}
		unusable(t, keys[0], "more than 10 certificates")
	}
}

// TestOddCertificates reads certificates that are not as they should be, of
// keys that are sound.
func TestOddCertificates(t *testing.T) {
	der := readKey(t, string(keyFile(t, "chain.pem"))).Certificates[0].Raw
	serial := readKey(t, string(der)).Certificates[0].SerialNumber.Bytes()
	negative := bytes.Clone(der)
	negative[bytes.Index(der, append([]byte{2, byte(len(serial))}, serial...))+2] |= 0x80
	k := readKey(t, block("CERTIFICATE", negative))
	check(t, "negative serial number", k.Problem, nil)
	check(t, "negative serial number", k.Certificates[0].SerialNumber.Sign(), -1)

	public, _ := pssKeys(t, must(t)(asn1.Marshal(pssParameters{sha2(1), mgf1(t, sha2(1)), 32, 1})))
	spki, _ := pem.Decode([]byte(public))
	plain := must(t)(x509.MarshalPKIXPublicKey(&testRSA().PublicKey))
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "NOT SECRET"}}
	made := must(t)(x509.CreateCertificate(nil, template, template, &testRSA().PublicKey, testRSA()))
	var outer struct {
		TBS struct {
			Version  int `asn1:"explicit,tag:0"`
			Serial   *big.Int
			Sign     asn1.RawValue
			Issuer   asn1.RawValue
			Validity asn1.RawValue
			Subject  asn1.RawValue
			SPKI     asn1.RawValue
			More     asn1.RawValue `asn1:"optional"`
		}
		Algorithm asn1.RawValue
		Signature asn1.BitString
	}
	if _, err := asn1.Unmarshal(made, &outer); err != nil || !bytes.Equal(outer.TBS.SPKI.FullBytes, plain) {
		t.Fatal(err)
	}
	outer.TBS.SPKI = asn1.RawValue{FullBytes: spki.Bytes}
	certified := must(t)(asn1.Marshal(outer))
	k = readKey(t, block("CERTIFICATE", certified))
	check(t, "RSASSA-PSS", k.Problem, nil)
	check(t, "RSASSA-PSS", strings.Join(k.Algorithms(), " "), "PS256")
	k = readKey(t, rsaJWK(testRSA()).with(members{"x5c": []any{certified}}))
	check(t, "x5c of RSASSA-PSS", k.Problem, nil)
}
