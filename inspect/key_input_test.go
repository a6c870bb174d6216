package inspect_test

import (
	"bytes"
	"crypto/elliptic"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestNotAKey holds that what is no key is refused in one line that says what
// it is, with the next step as a hint.
func TestNotAKey(t *testing.T) {
	for _, c := range []struct{ text, why, hint string }{
		{"", "input is empty", ""},
		{" \n", "input is empty", ""},
		{"\xef\xbb\xbf", "input is empty", ""},
		{"secret", "not a key", "give a JWK"},
		{"\x00\x01\x02", "not a key", "give a JWK"},
		{"<!DOCTYPE html>", "HTML", "give a JWK"},
		{"[" + rfc7638 + "]", "JSON array", `{"keys": [...]}`},
		{one, "a token, not a key", "the key that verifies it"},
		{"Bearer " + one + "\n", "a token, not a key", "the key that verifies it"},
		{`{"payload":"","signatures":[]}`, "a token, not a key", "the key that verifies it"},
		{`{"access_token":"a.b.c"}`, "token response", "the key that verifies"},
		{`{"issuer":"https://a","jwks_uri":"https://a/jwks"}`, "metadata, not a JWK Set", "jwks_uri"},
		{`{"jwks":{"keys":[]}}`, `member "jwks"`, "that member alone"},
		{`{}`, `without "kty" or "keys"`, "give a JWK"},
		{`{"keys":[]}`, "JWK Set is empty", ""},
		{`{"keys":{}}`, `"keys" is of type object`, ""},
		{`{"kty":"oct","k":"AQ","keys":[]}`, `both "kty" and "keys"`, ""},
		{`{"keys":[],"keys":[]}`, `"keys" stands more than once`, ""},
		{`{"keys":[{}],"a":1,"a":2}`, `"a" stands more than once`, ""},
		{`{"a":1,"a":2}`, `"a" stands more than once`, ""},
		{`{"a":1,"a":2,"keys":[{}]}`, `"a" stands more than once`, ""},
		{`{"keys":[{}]}{`, "data after the JSON value (byte 13)", ""},
		{`{"keys":[{}`, "JSON ends too early", ""},
		{`{"keys":` + strings.Repeat("[", 40), "nested deeper", ""},
		{"\xff\xfe{\x00", "UTF-16", "UTF-8"},
		{"---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", "SSH2 public key", "ssh-keygen -i"},
		{"PuTTY-User-Key-File-3: ssh-ed25519", "PuTTY", "puttygen"},
		{"\xfe\xed\xfe\xed\x00\x00\x00\x02", "Java key store", "keytool"},
		{"MCowBQYDK2VwAyEAWH7z6hpYqvPns2i4n9yymwvB3APhi4LyQ7iHOT6crtE=", "without its PEM lines", "-----BEGIN PUBLIC KEY-----"},
		{"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "format of OpenSSH", "ssh-keygen -p"},
		{"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----\n", "no key that can be read", "OpenPGP"},
		{"-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", `type "X509 CRL" is no key`, "give a JWK"},
		{"-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n", "no key that can be read", "openssl pkcs7"},
		{"-----BEGIN EC PARAMETERS-----\nAAAA\n-----END EC PARAMETERS-----\n", "parameters here, but no key", ""},
		{"-----BEGIN PUBLIC KEY-----\nAAAA\n", "cannot be decoded", "cut short"},
		{`-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----`, "cannot be decoded", `\n where line ends must be`},
		{"-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----", "cannot be decoded", "lines of their own"},
	} {
		set, err := inspect.ReadKeys([]byte(c.text), nil)
		if err == nil || set != nil || !strings.Contains(err.Error(), c.why) || !strings.Contains(hint(err), c.hint) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.50q: got %v, %v (hint %q)\nwant %q (hint %q)", c.text, set, err, hint(err), c.why, c.hint)
		}
	}
}

// TestKeyLimits holds the limits, and that they can be raised.
func TestKeyLimits(t *testing.T) {
	const key = `{"kty":"oct","kid":"%04d","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U"}`
	sets := func(n int) []byte {
		var keys []string
		for i := range n {
			keys = append(keys, fmt.Sprintf(key, i))
		}
		return []byte(setOf(keys...))
	}
	set, err := inspect.ReadKeys(sets(inspect.MaxKeys), nil)
	if err != nil || len(set.Keys) != inspect.MaxKeys || len(set.ByID("0999")) != 1 {
		t.Errorf("a set of %d keys: %v", inspect.MaxKeys, err)
	}
	if _, err = inspect.ReadKeys(sets(inspect.MaxKeys+1), nil); err == nil || !strings.Contains(err.Error(), "more than 1000 keys") {
		t.Errorf("too many keys: %v", err)
	}
	raised := inspect.KeyLimits{Bytes: 16 << 20, Keys: 10_000}
	if set, err = inspect.ReadKeysWithin(raised, sets(10_000), nil); err != nil || len(set.Keys) != 10_000 {
		t.Errorf("a set of 10,000 keys: %v", err)
	}
	if _, err = inspect.ReadKeys(bytes.Repeat([]byte(" "), inspect.MaxKeySetBytes+1), nil); err == nil || !strings.Contains(err.Error(), "the limit is 1048576") {
		t.Errorf("too many bytes: %v", err)
	}
	pems := bytes.Repeat([]byte("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"), inspect.MaxKeys+1)
	if _, err = inspect.ReadKeys(pems, nil); err == nil || !strings.Contains(err.Error(), "more than 1000 keys") {
		t.Errorf("too many PEM blocks: %v", err)
	}
	if _, err = inspect.ReadKeys(bytes.Repeat([]byte("-----BEGIN A\n"), 5000), nil); err == nil {
		t.Error("too many broken PEM blocks: no error")
	}
}

// TestBrokenKeyInItsPlace holds that one key's fault does not touch the rest.
func TestBrokenKeyInItsPlace(t *testing.T) {
	_, ec := ecJWK(t, elliptic.P256())
	keys := readKeys(t, []byte(setOf(ec.with(nil), `{"kty":"what"}`, `{}`, `null`, `{"kty":"oct","k":"AQ","kid":[]}`, ec.with(nil))))
	check(t, "keys", len(keys), 6)
	for i, k := range keys {
		check(t, "source", k.Source, fmt.Sprintf("keys/%d", i))
		check(t, k.Source+" usable", k.Problem == nil, i == 0 || i == 5)
	}
	var hinted interface{ Hint() string }
	check(t, "a problem may have a hint", errors.As(keys[1].Problem, &hinted), true)
}
