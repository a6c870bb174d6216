package inspect_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// refused checks that a token stays closed with the failure and a message
// that starts with want.
func refused(t *testing.T, name, text string, keys []*inspect.Key, failure inspect.DecryptFailure, want string) inspect.Decryption {
	t.Helper()
	d, err := inspect.Decrypt(parse(text), keys, inspect.DecryptOptions{})
	var e *inspect.DecryptError
	if !errors.As(err, &e) || e.Failure != failure || !strings.HasPrefix(e.Message, want) {
		t.Errorf("%s: got %#v, want %q: %s", name, err, failure, want)
	}
	if d.Plaintext != nil {
		t.Errorf("%s: plaintext %q", name, d.Plaintext)
	}
	return d
}

var (
	// aes16 and its fellows are keys of 16, 24 and 32 bytes.
	aes16, aes32 = keyOf([]byte("0123456789abcdef")), keyOf([]byte("0123456789abcdef0123456789abcdef"))
	// soundDir is a token that aes16 opens.
	soundDir = sealContent("A128GCM", aes16.Secret, dirHeader, "", []byte("x"))
)

// with returns a copy of a key that says more about itself.
func with(k *inspect.Key, change func(*inspect.Key)) *inspect.Key {
	c := *k
	change(&c)
	return &c
}

// dirWith seals under a header that has further members.
func dirWith(more string) string {
	return sealContent("A128GCM", aes16.Secret, `{"alg":"dir","enc":"A128GCM"`+more+`}`, "", []byte("x")).compact()
}

// TestDecryptRefusesToken: each of these is refused before any cryptography,
// although the key is right.
func TestDecryptRefusesToken(t *testing.T) {
	dup := sealContent("A128GCM", aes16.Secret, `{"alg":"dir","enc":"A128GCM","enc":"A128GCM"}`, "", nil)
	for name, c := range map[string]struct{ text, want string }{
		"padding":        {soundDir.compact() + "=", "refused before decryption: tag: base64 padding"},
		"white space":    {soundDir.compact() + " ", "refused before decryption: tag: white space"},
		"six segments":   {soundDir.compact() + ".", "refused before decryption: 6 segments"},
		"cut short":      {soundDir.compact()[:strings.LastIndexByte(soundDir.compact(), '.')], "refused before decryption: cut short"},
		"duplicate":      {dup.compact(), `refused before decryption: header: member "enc" stands more than once`},
		"too long":       {soundDir.compact() + strings.Repeat("A", inspect.MaxTokenBytes), "refused before decryption: token text is longer"},
		"crit":           {dirWith(`,"crit":["exp"],"exp":1`), `crit demands extensions, and none is supported: "[\"exp\"]"`},
		"empty crit":     {dirWith(`,"crit":[]`), "crit demands"},
		"zip":            {dirWith(`,"zip":"GZ"`), `zip "GZ" is not supported`},
		"zip number":     {dirWith(`,"zip":1`), `zip "1" is not supported`},
		"kid number":     {dirWith(`,"kid":1`), "kid is a JSON number, not a string"},
		"no alg":         {b64(`{"enc":"A128GCM"}`) + "...AA.AA", "the header has no alg"},
		"no enc":         {b64(`{"alg":"dir"}`) + "...AA.AA", "the header has no enc"},
		"alg number":     {b64(`{"alg":1,"enc":"A128GCM"}`) + "." + tail(soundDir), "alg is a JSON number, not a string"},
		"alg none":       {b64(`{"alg":"none","enc":"A128GCM"}`) + "." + tail(soundDir), `alg "none" is not a key management algorithm`},
		"alg HS256":      {b64(`{"alg":"HS256","enc":"A128GCM"}`) + "." + tail(soundDir), `alg "HS256" is not a key management algorithm`},
		"alg case":       {b64(`{"alg":"DIR","enc":"A128GCM"}`) + "." + tail(soundDir), `alg "DIR" is not a key management algorithm (names are case-sensitive: dir)`},
		"enc of alg":     {b64(`{"alg":"dir","enc":"A128KW"}`) + "." + tail(soundDir), `enc "A128KW" is not a content encryption algorithm`},
		"enc CBC":        {b64(`{"alg":"dir","enc":"A128CBC"}`) + "." + tail(soundDir), `enc "A128CBC" is not a content encryption algorithm`},
		"key with dir":   {changed(soundDir, func(s *sealed) { s.key = []byte{1} }), "the encrypted key has 1 byte; with dir it must be empty"},
		"no iv":          {changed(soundDir, func(s *sealed) { s.iv = nil }), "the iv has 0 bytes; A128GCM needs 12"},
		"long iv":        {changed(soundDir, func(s *sealed) { s.iv = random(16) }), "the iv has 16 bytes; A128GCM needs 12"},
		"no tag":         {changed(soundDir, func(s *sealed) { s.tag = nil }), "the tag has 0 bytes; A128GCM needs 16"},
		"short tag":      {changed(soundDir, func(s *sealed) { s.tag = s.tag[:12] }), "the tag has 12 bytes; A128GCM needs 16"},
		"not an object":  {b64(`["dir"]`) + "." + tail(soundDir), "refused before decryption: header: the header is a JSON array"},
		"not a JWE":      {"a.b", "refused before decryption: not a token"},
		"bomb in header": {b64(strings.Repeat("[", 40)) + "." + tail(soundDir), "refused before decryption: header: JSON is nested deeper"},
	} {
		d := refused(t, name, c.text, []*inspect.Key{aes16}, inspect.Refused, c.want)
		if len(d.Keys) > 0 {
			t.Errorf("%s: keys tried: %v", name, d.Keys)
		}
	}
	refused(t, "JWS", one, nil, inspect.NotEncrypted, "the token is not encrypted")
	if _, err := inspect.Decrypt(nil, nil, inspect.DecryptOptions{}); err == nil {
		t.Error("nil token")
	}
}

// tail is a compact token without its header.
func tail(s sealed) string { _, rest, _ := strings.Cut(s.compact(), "."); return rest }

func changed(s sealed, change func(*sealed)) string {
	change(&s)
	return s.compact()
}

// TestDecryptRefusesParameters: what an alg needs besides a key is checked
// before any key is tried.
func TestDecryptRefusesParameters(t *testing.T) {
	kw := seal("A128KW", "A128CBC-HS256", aes16, "", "x")
	for name, c := range map[string]struct{ text, want string }{
		"empty encrypted key": {changed(kw, func(s *sealed) { s.key = nil }), "the encrypted key has 0 bytes; A128KW with A128CBC-HS256 needs 40"},
		"short encrypted key": {changed(kw, func(s *sealed) { s.key = s.key[:24] }), "the encrypted key has 24 bytes; A128KW with A128CBC-HS256 needs 40"},
		"half a block":        {changed(kw, func(s *sealed) { s.ciphertext = s.ciphertext[:8] }), "the ciphertext has 8 bytes, not whole blocks of 16"},
		"no ciphertext":       {changed(kw, func(s *sealed) { s.ciphertext = nil }), "the ciphertext has 0 bytes, not whole blocks of 16"},
		"GCMKW without iv":    {params("A128GCMKW", `"tag":"AAAAAAAAAAAAAAAAAAAAAA"`, 16), "the header has no iv"},
		"GCMKW without tag":   {params("A128GCMKW", `"iv":"AAAAAAAAAAAAAAAA"`, 16), "the header has no tag"},
		"GCMKW long iv":       {params("A128GCMKW", `"iv":"AAAAAAAAAAAAAAAAAAAAAA","tag":"AAAAAAAAAAAAAAAAAAAAAA"`, 16), "the header's iv has 16 bytes; A128GCMKW needs 12"},
		"GCMKW short tag":     {params("A128GCMKW", `"iv":"AAAAAAAAAAAAAAAA","tag":"AAAA"`, 16), "the header's tag has 3 bytes; A128GCMKW needs 16"},
		"GCMKW tag number":    {params("A128GCMKW", `"iv":"AAAAAAAAAAAAAAAA","tag":1`, 16), "tag is a JSON number, not a string"},
		"GCMKW wrapped":       {params("A128GCMKW", `"iv":"AAAAAAAAAAAAAAAA","tag":"AAAAAAAAAAAAAAAAAAAAAA"`, 24), "the encrypted key has 24 bytes; A128GCMKW with A128GCM needs 16"},
		"RSA empty":           {params("RSA-OAEP", `"a":1`, 0), "the encrypted key has 0 bytes; with RSA-OAEP"},
		"RSA1_5 empty":        {params("RSA1_5", `"a":1`, 0), "the encrypted key has 0 bytes; with RSA1_5"},
		"RSA enormous":        {params("RSA-OAEP", `"a":1`, 2049), "the encrypted key has 2049 bytes"},
		"PBES2 no p2s":        {params(pbes2, `"p2c":1000`, 24), "the header has no p2s"},
		"PBES2 short p2s":     {params(pbes2, `"p2s":"AAAAAAAAAA","p2c":1000`, 24), "p2s has 7 bytes, fewer than 8"},
		"PBES2 bad p2s":       {params(pbes2, `"p2s":"AAAAAAAAAAAA==","p2c":1000`, 24), "p2s is not base64url"},
		"PBES2 newline p2s":   {params(pbes2, `"p2s":"AAAAAAAAAAAA\nAAAA","p2c":1000`, 24), "p2s is not base64url"},
		"PBES2 no p2c":        {params(pbes2, `"p2s":"AAAAAAAAAAAA"`, 24), p2cBounds},
		"PBES2 p2c 0":         {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":0`, 24), p2cBounds},
		"PBES2 p2c negative":  {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":-1000`, 24), p2cBounds},
		"PBES2 p2c 999":       {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":999`, 24), p2cBounds},
		"PBES2 p2c 1000001":   {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":1000001`, 24), p2cBounds},
		"PBES2 p2c 1e5":       {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":1e5`, 24), p2cBounds},
		"PBES2 p2c 1000.0":    {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":1000.0`, 24), p2cBounds},
		"PBES2 p2c string":    {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":"1000"`, 24), p2cBounds},
		"PBES2 p2c 2^64":      {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":18446744073709552616`, 24), p2cBounds},
		"PBES2 empty key":     {params(pbes2, `"p2s":"AAAAAAAAAAAA","p2c":1000`, 0), "the encrypted key has 0 bytes; PBES2"},
	} {
		refused(t, name, c.text, []*inspect.Key{aes16}, inspect.Refused, c.want)
	}
}

const (
	pbes2     = "PBES2-HS256+A128KW"
	p2cBounds = "p2c is not an integer from 1000 to 1000000"
)

// params is a token with further header members and an encrypted key of n bytes.
func params(alg, members string, n int) string {
	s := soundDir
	s.header, s.key = fmt.Sprintf(`{"alg":%q,"enc":"A128GCM",%s}`, alg, members), random(n)
	return s.compact()
}

// TestDecryptRefusesEphemeral: an ephemeral key must be one on the curve.
func TestDecryptRefusesEphemeral(t *testing.T) {
	x := "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ"
	y := "e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck"
	for epk, want := range map[string]string{
		`null`: "the header has no epk that is a JSON object",
		`{}`:   `epk is on curve "", which is not supported`,
		`{"kty":"EC","crv":"secp256k1","x":"` + x + `","y":"` + y + `"}`:        `epk is on curve "secp256k1", which is not supported`,
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + y + `","d":"AA"}`:   "epk holds a private key",
		`{"kty":"OKP","crv":"P-256","x":"` + x + `","y":"` + y + `"}`:           `epk is on P-256, but its kty is "OKP"`,
		`{"kty":"EC","crv":"X25519","x":"` + x + `"}`:                           `epk is on X25519, but its kty is "EC"`,
		`{"kty":"EC","crv":"P-256","x":"` + x + `"}`:                            "epk/y is a JSON nothing, not a string",
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + x + `"}`:            "epk is not a point on P-256",
		`{"kty":"EC","crv":"P-256","x":"` + x[:40] + `","y":"` + y + `"}`:       "epk/x has 30 bytes; P-256 needs 32",
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + y + `="}`:           "epk/y is not base64url",
		`{"kty":"EC","crv":"P-384","x":"` + x + `","y":"` + y + `"}`:            "epk/x has 32 bytes; P-384 needs 48",
		`{"kty":"OKP","crv":"X25519","x":"` + x + `AAAA"}`:                      "epk/x has 35 bytes; X25519 needs 32",
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + y + `"},"apu":1`:    "apu is a JSON number, not a string",
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + y + `"},"apv":"+"`:  "apv is not base64url",
		`{"kty":"EC","crv":"P-256","x":"` + x + `","y":"` + y + `"},"apv":"QQ"`: "the encrypted key has 1 byte; with ECDH-ES it must be empty",
	} {
		refused(t, epk, params("ECDH-ES", `"epk":`+epk, 1), []*inspect.Key{curveKey(t, "P-256")}, inspect.Refused, want)
	}
	refused(t, "no epk", params("ECDH-ES", `"a":1`, 0), nil, inspect.Refused, "the header has no epk")
	refused(t, "ECDH-ES+A128KW", params("ECDH-ES+A128KW", `"epk":{"kty":"EC","crv":"P-256","x":"`+x+`","y":"`+y+`"}`, 0), nil, inspect.Refused, "the encrypted key has 0 bytes; ECDH-ES+A128KW with A128GCM needs 24")
	// The point of order one makes every shared secret zero.
	zero := params("ECDH-ES", `"epk":{"kty":"OKP","crv":"X25519","x":"`+b64(strings.Repeat("\x00", 32))+`"}`, 0)
	refused(t, "small order", zero, []*inspect.Key{curveKey(t, "X25519")}, inspect.NotOpened, "the encrypted key does not open with this key")
}
