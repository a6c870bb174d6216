package inspect_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"encoding/pem"
	"testing"
)

// The examples of RFC 7638 §3.1, RFC 8037 §A.2 and §A.3, and RFC 7517 §A.1 and §A.2.
const (
	rfc7638N  = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
	rfc7638   = `{"kty":"RSA","n":"` + rfc7638N + `","e":"AQAB","alg":"RS256","kid":"2011-04-29"}`
	rfc8037   = `{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
	rfc7517A1 = `{"keys":[{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc","kid":"1"},` + rfc7638 + `]}`
	rfc7517A2 = `{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE","use":"enc","kid":"1"}`
)

func TestThumbprintFacts(t *testing.T) {
	check(t, "RFC 7638 §3.1", readKey(t, rfc7638).Thumbprint(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
	check(t, "RFC 8037 §A.3", readKey(t, rfc8037).Thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
	// SHA-256 of {"k":"AQ","kty":"oct"}, by openssl.
	check(t, "oct", readKey(t, `{"kty":"oct","k":"AQ"}`).Thumbprint(), octThumbprint)
}

func TestRFC7517Sets(t *testing.T) {
	keys := readKeys(t, []byte(rfc7517A1))
	check(t, "keys", len(keys), 2)
	for _, k := range keys {
		check(t, k.Source+" problem", k.Problem, nil)
	}
	check(t, "kid", keys[1].ID, "2011-04-29")
	private := readKey(t, rfc7517A2)
	check(t, "A.2 problem", private.Problem, nil)
	check(t, "A.1 and A.2", private.Thumbprint(), keys[0].Thumbprint())
	check(t, "unfit", private.Unfit(), `the key's use is "enc", not "sig"`)
}

// TestThumbprintOfForms holds that the form of a key does not matter.
func TestThumbprintOfForms(t *testing.T) {
	key, jwk := ecJWK(t, elliptic.P521())
	der, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	want := readKey(t, jwk.with(nil)).Thumbprint()
	check(t, "length", len(want), 43)
	check(t, "PEM", readKey(t, string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))).Thumbprint(), want)
	check(t, "DER", readKey(t, string(der)).Thumbprint(), want)
}

// octThumbprint is what printf %s | openssl dgst -sha256 -binary | basenc --base64url says.
const octThumbprint = "6M5dhswegk-lGkEckPG0gNJzBbZr7ST3BN40i1Cm3_E"
