package inspect_test

import (
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestSecrets(t *testing.T) {
	k := inspect.NewSecret([]byte("a secret"), "the file")
	check(t, "problem", k.Problem, nil)
	check(t, "facts", k.Type+" "+k.Source+" "+string(k.Secret), "oct the file a secret")
	check(t, "bits", k.Bits, 64)
	check(t, "symmetric", k.IsSymmetric(), true)
	unusable(t, inspect.NewSecret(nil, ""), "secret is empty")
	unusable(t, readKey(t, `{"kty":"oct","k":""}`), `"k" is empty`)
	unusable(t, readKey(t, `{"kty":"oct"}`), `"k" is missing`)
	unusable(t, readKey(t, `{"kty":"oct","k":"AB"}`), "unused bits")
	check(t, "looks like JSON", inspect.NewSecret([]byte(`{"a":1}`), "").Problem, nil)
	check(t, "looks like base64", inspect.NewSecret([]byte("MIIBIjANBgkqhkiG"), "").Problem, nil)
	check(t, "looks like DER", inspect.NewSecret([]byte("0\x03\x02\x01\x00"), "").Problem, nil)
}

// TestKeyAsSecret holds CVE-2016-10555 and its kin: no text of a key, in any
// form, is taken for a secret.
func TestKeyAsSecret(t *testing.T) {
	pub := &testRSA().PublicKey
	spki, err := x509.MarshalPKIXPublicKey(pub)
	if err != nil {
		t.Fatal(err)
	}
	pkcs1 := x509.MarshalPKCS1PublicKey(pub)
	text := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: spki})
	for name, secret := range map[string][]byte{
		"PEM": text, "PEM without its last line end": bytes.TrimSpace(text), "PEM in one line": bytes.ReplaceAll(text, []byte("\n"), nil),
		"CRLF": bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), "PKCS1": pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: pkcs1}),
		"SPKI DER": spki, "PKCS1 DER": pkcs1, "base64": []byte(base64.StdEncoding.EncodeToString(spki)), "base64url": []byte(base64.RawURLEncoding.EncodeToString(pkcs1)),
		"JWK": []byte(rfc7638), "JWK Set": []byte(rfc7517A1), "OpenSSH": []byte("ssh-rsa AAAA"),
	} {
		k := inspect.NewSecret(secret, name)
		unusable(t, k, "a public key is no secret")
		check(t, name+" hint", hint(k.Problem), "give the file as a key instead")
		unusable(t, readKey(t, members{"kty": "oct", "k": b64(string(secret))}.with(nil)), "a public key is no secret")
	}
}
