package inspect_test

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/jwtctl/jwtctl/inspect"
)

var (
	jweEncs = []string{"A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512"}
	jweAlgs = []string{"dir", "A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW",
		"RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512",
		"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW",
		"PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW"}
	jweCurves = []string{"P-256", "P-384", "P-521", "X25519"}
)

// rsaKey is a published 2048-bit key.
func rsaKey(t testing.TB) *inspect.Key {
	return loadKeys(t, readFile(t, "../testdata/keys/NOT-SECRET-rs256.pem"))[0]
}

func curveKey(t testing.TB, curve string) *inspect.Key {
	if curve == "X25519" {
		private, err := ecdh.X25519().GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		return keyOf(private)
	}
	c := map[string]elliptic.Curve{"P-256": elliptic.P256(), "P-384": elliptic.P384(), "P-521": elliptic.P521()}[curve]
	private, err := ecdsa.GenerateKey(c, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return keyOf(private)
}

// keysFor makes the keys that an alg can be used with: one for each curve.
func keysFor(t testing.TB, alg, enc string) []*inspect.Key {
	switch {
	case alg == "dir":
		return []*inspect.Key{keyOf(random(keyBytes(enc)))}
	case strings.HasPrefix(alg, "RSA"):
		k := rsaKey(t)
		k.Algorithm = alg
		return []*inspect.Key{k}
	case strings.HasPrefix(alg, "ECDH"):
		var keys []*inspect.Key
		for _, curve := range jweCurves {
			keys = append(keys, curveKey(t, curve))
		}
		return keys
	case strings.HasPrefix(alg, "PBES2"):
		return []*inspect.Key{keyOf([]byte("correct horse battery staple"))}
	}
	return []*inspect.Key{keyOf(random(keyBytes(alg)))}
}

// A shut is a token, its key and what is in it.
type shut struct {
	name      string
	sealed    sealed
	key       *inspect.Key
	plaintext string
}

// everyAlgorithm seals one token for every alg, enc and curve.
func everyAlgorithm(t testing.TB, more string) []shut {
	var list []shut
	for _, alg := range jweAlgs {
		for _, enc := range jweEncs {
			for _, key := range keysFor(t, alg, enc) {
				plaintext := fmt.Sprintf(`{"sub":"%d"}`, len(list))
				list = append(list, shut{alg + " " + enc + " " + key.Curve, seal(alg, enc, key, more, plaintext), key, plaintext})
			}
		}
	}
	return list
}

// TestDecryptEverything opens what it sealed, in both serializations.
func TestDecryptEverything(t *testing.T) {
	for _, more := range []string{"", `,"zip":"DEF"`} {
		for _, c := range everyAlgorithm(t, more) {
			for _, text := range []string{c.sealed.compact(), c.sealed.flattened("")} {
				d, err := inspect.Decrypt(parse(text), []*inspect.Key{c.key}, inspect.DecryptOptions{})
				if err != nil || string(d.Plaintext) != c.plaintext {
					t.Errorf("%s%s: %q, %v", c.name, more, d.Plaintext, err)
					continue
				}
				check(t, c.name, strings.TrimSpace(d.Algorithm+" "+d.Encryption+" "+c.key.Curve), strings.TrimSpace(c.name))
				check(t, c.name, d.Keys[0], inspect.KeyTrial{Key: c.key, Tried: true, Why: "it opened the token"})
			}
		}
	}
}

// TestPropertyDecryptFlips: a token with any one character changed is refused,
// wherever it stands.
func TestPropertyDecryptFlips(t *testing.T) {
	list := everyAlgorithm(t, "")
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(list).Draw(t, "token")
		text := []byte(c.sealed.compact())
		if rapid.Bool().Draw(t, "json") {
			text = []byte(c.sealed.flattened(""))
		}
		at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
		to := rapid.OneOf(rapid.Byte(), rapid.SampledFrom([]byte("AQgw_-.=+\\\"/ \n"))).Draw(t, "to")
		if text[at] == to {
			t.Skip("no change")
		}
		text[at] = to
		d, err := inspect.Decrypt(inspect.Parse(text), []*inspect.Key{c.key}, inspect.DecryptOptions{})
		if err == nil || d.Plaintext != nil || d.Key != nil {
			t.Fatalf("%s opened: %s", c.name, text)
		}
	})
}

// TestPropertyDecryptRoundTrip: any content of any length comes back.
func TestPropertyDecryptRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		enc := rapid.SampledFrom(jweEncs).Draw(t, "enc")
		plaintext := rapid.SliceOfN(rapid.Byte(), 0, 100).Draw(t, "plaintext")
		zip := rapid.SampledFrom([]string{"", `,"zip":"DEF"`}).Draw(t, "zip")
		key := keyOf(rapid.SliceOfN(rapid.Byte(), keyBytes(enc), keyBytes(enc)).Draw(t, "key"))
		aad := rapid.SampledFrom([]string{"", b64("aad")}).Draw(t, "aad")
		s := sealContent(enc, key.Secret, fmt.Sprintf(`{"alg":"dir","enc":%q%s}`, enc, zip), aad, plaintext)
		text := s.compact()
		if aad != "" {
			text = s.flattened(`,"aad":"` + aad + `"`)
		}
		d, err := inspect.Decrypt(parse(text), []*inspect.Key{key}, inspect.DecryptOptions{})
		if err != nil || string(d.Plaintext) != string(plaintext) {
			t.Fatalf("%x, %v; want %x", d.Plaintext, err, plaintext)
		}
	})
}
