package keygen_test

import (
	"crypto/ecdsa"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// rfc8037 is the key of RFC 8037 §A.1, with members that tell more of it than
// the public should know.
const rfc8037 = `{"internal":{"state":"active", "n":1},"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",` +
	`"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","key_ops":["sign"],"alg":"EdDSA","kid":"a\u202eb","x5u":"https:\/\/a.example","k":"c2VjcmV0"}`

func TestPublicJWK(t *testing.T) {
	k := readKey(t, []byte(rfc8037))
	check(t, "public", string(written(t, keygen.PublicJWK, k)),
		`{"kty":"OKP","kid":"a\u202eb","key_ops":["verify"],"alg":"EdDSA","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","x5u":"https:\/\/a.example"}`)
	check(t, "private", string(written(t, jwk, k)),
		`{"kty":"OKP","kid":"a\u202eb","key_ops":["sign"],"alg":"EdDSA","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","x5u":"https:\/\/a.example",`+
			`"d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","internal":{"state":"active","n":1}}`)
	// RFC 8037 §A.3.
	check(t, "thumbprint", k.Thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
}

// TestThumbprintOfRFC7638 writes the key of RFC 7638 §3.1.
func TestThumbprintOfRFC7638(t *testing.T) {
	const n = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMst" +
		"n64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbIS" +
		"D08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
	k := readKey(t, []byte(`{"kty":"RSA","n":"`+n+`","e":"AQAB","alg":"RS256","kid":"2011-04-29"}`))
	check(t, "thumbprint", k.Thumbprint(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
	check(t, "JWK", string(written(t, keygen.PublicJWK, k)), `{"kty":"RSA","kid":"2011-04-29","alg":"RS256","n":"`+n+`","e":"AQAB"}`)
}

func TestPublicOperations(t *testing.T) {
	k := generate(t, "ES256", keygen.Options{})
	for _, c := range []struct{ private, public string }{
		{"sign", "verify"}, {"sign verify", "verify"}, {"decrypt encrypt", "encrypt"}, {"unwrapKey", "wrapKey"},
		{"deriveKey deriveBits", ""}, {"fly", ""},
	} {
		k.Operations = strings.Fields(c.private)
		back := readKey(t, written(t, keygen.PublicJWK, k))
		check(t, c.private, strings.Join(back.Operations, " "), c.public)
		check(t, "kept in the private key", slices.Equal(readKey(t, written(t, jwk, k)).Operations, k.Operations), true)
	}
}

// TestShortNumbers writes coordinates and private numbers that begin with
// zeros in their full length, RFC 7518 §6.2.1.2.
func TestShortNumbers(t *testing.T) {
	short := 0
	for range 2000 {
		k := generate(t, "ES256", keygen.Options{})
		private := k.Private.(*ecdsa.PrivateKey)
		point, _ := private.PublicKey.Bytes()
		d, _ := private.Bytes()
		if point[1] == 0 || point[33] == 0 || d[0] == 0 {
			short++
			same(t, "short", readKey(t, written(t, jwk, k)), k) // which refuses any other length
		}
	}
	if short == 0 {
		t.Error("no key had a number that begins with a zero")
	}
}

func TestExtraMembers(t *testing.T) {
	k := readKey(t, []byte(rfc8037))
	out, err := keygen.JWK(k, keygen.Member{Name: "internal", Value: []byte(`"new"`)}, keygen.Member{Name: "more", Value: []byte("[1, 2]")}, keygen.Member{Name: "none"})
	if err != nil || !strings.HasSuffix(string(out), `,"internal":"new","more":[1,2]}`) {
		t.Errorf("%s, %v", out, err)
	}
	if out, err = keygen.JWK(k, keygen.Member{Name: "internal"}); err != nil || strings.Contains(string(out), "internal") {
		t.Errorf("%s, %v", out, err)
	}
	for _, bad := range []keygen.Member{
		{Name: "d", Value: []byte(`"x"`)}, {Name: "x5c", Value: []byte(`[]`)}, {Name: "more", Value: []byte(`{`)},
	} {
		if out, err := keygen.JWK(k, bad); err == nil {
			t.Errorf("%s: written as %s", bad.Name, out)
		}
	}
}

func TestSet(t *testing.T) {
	check(t, "empty", string(keygen.Set()), "{\"keys\":[\n]}\n")
	two := keygen.Set([]byte(`{"kty":"a"}`), []byte(`{"kty":"b"}`))
	check(t, "two", string(two), "{\"keys\":[\n{\"kty\":\"a\"},\n{\"kty\":\"b\"}\n]}\n")
	check(t, "valid", json.Valid(two), true)
}

// TestNothingToWrite holds that what cannot be written is refused.
func TestNothingToWrite(t *testing.T) {
	secret := generate(t, "HS256", keygen.Options{})
	public := readKey(t, written(t, keygen.PublicJWK, generate(t, "ES256", keygen.Options{})))
	for what, write := range map[string]func(*inspect.Key) ([]byte, error){
		"JWK": jwk, "PublicJWK": keygen.PublicJWK, "PEM": keygen.PEM, "PublicPEM": keygen.PublicPEM,
	} {
		for _, k := range []*inspect.Key{{}, {Problem: inspect.NewSecret(nil, "").Problem}} {
			if out, err := write(k); err == nil {
				t.Errorf("%s of no key: %s", what, out)
			}
		}
		if what != "JWK" {
			_, err := write(secret)
			refused(t, what+" of a secret", err)
		}
	}
	_, err := keygen.PEM(public)
	refused(t, "PEM of a public key", err)
	if _, err := keygen.Signer(public); err == nil {
		t.Error("a public key signs")
	}
}
