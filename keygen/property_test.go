package keygen_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// anyKey draws a key for any algorithm, with any ID, operations and members
// of its own.
func anyKey(t *rapid.T) *inspect.Key {
	alg := rapid.SampledFrom(keygen.Algorithms()).Draw(t, "alg")
	a, _ := inspect.FindAlgorithm(alg)
	var k *inspect.Key
	var err error
	if a.KeyType == "RSA" {
		k, err = keygen.Bind(rapid.SampledFrom(rsaKeys()).Draw(t, "key"), alg)
	} else {
		curve := ""
		if a.KeyType == "" {
			curve = rapid.SampledFrom([]string{"P-256", "P-384", "P-521", "X25519"}).Draw(t, "curve")
		}
		random := rapid.SliceOfN(rapid.Byte(), 64, 64).Draw(t, "random")
		k, err = keygen.Generate(alg, keygen.Options{Curve: curve, Random: bytes.NewReader(append(random, 1))})
	}
	if err != nil {
		t.Fatal(err)
	}
	k.ID = rapid.String().Draw(t, "kid")
	if rapid.Bool().Draw(t, "operations") {
		k.Operations = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"sign", "verify", "deriveKey", "x\u202e\"y"}), 1, 4, rapid.ID).Draw(t, "key_ops")
	}
	return k
}

// anyMembers draws members that are no one's but the key's owner's.
func anyMembers(t *rapid.T) (members []keygen.Member) {
	for _, name := range rapid.SliceOfDistinct(rapid.StringMatching(`[a-z"\\é\x{202e}]{2,6}`), rapid.ID).Draw(t, "members") {
		value, err := json.Marshal(rapid.OneOf(rapid.String().AsAny(), rapid.Int().AsAny()).Draw(t, "value"))
		if err != nil {
			t.Fatal(err)
		}
		switch name {
		case "kty", "kid", "use", "alg", "crv", "dp", "dq", "qi", "oth":
		default:
			members = append(members, keygen.Member{Name: name, Value: value})
		}
	}
	return members
}

// reread reads the only key of a text.
func reread(t *rapid.T, text []byte) *inspect.Key {
	set, err := inspect.ReadKeys(text, nil)
	if err != nil || len(set.Keys) != 1 || set.Keys[0].Problem != nil {
		t.Fatalf("%s cannot be read: %v", text, err)
	}
	return set.Keys[0]
}

// must is what a writer has to give.
func must(t *rapid.T) func([]byte, error) []byte {
	return func(text []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
}

// TestConvertIdentity takes a key through every form and back: what is
// written of what was read is what was written, byte by byte.
func TestConvertIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, members := anyKey(t), anyMembers(t)
		text := must(t)(keygen.JWK(k, members...))
		back := reread(t, text)
		if again := must(t)(keygen.JWK(back)); !bytes.Equal(again, text) {
			t.Fatalf("JWK\n%s\nbecomes\n%s", text, again)
		}
		if back.ID != k.ID || back.Algorithm != k.Algorithm || back.Use != k.Use {
			t.Fatalf("%q %q %q becomes %q %q %q", k.ID, k.Algorithm, k.Use, back.ID, back.Algorithm, back.Use)
		}
		if k.IsSymmetric() {
			return
		}
		bare := must(t)(keygen.JWK(&inspect.Key{ID: k.ID, Type: k.Type, Curve: k.Curve, Algorithm: k.Algorithm, Use: k.Use, Public: k.Public, Private: k.Private}))
		for _, write := range []func(*inspect.Key) ([]byte, error){keygen.PEM, keygen.PKCS8} {
			labelled, err := keygen.Bind(reread(t, must(t)(write(back))), k.Algorithm)
			if err != nil {
				t.Fatal(err)
			}
			labelled.ID = k.ID
			if again := must(t)(keygen.JWK(labelled)); !bytes.Equal(again, bare) {
				t.Fatalf("through PKCS#8\n%s\nbecomes\n%s", bare, again)
			}
		}
	})
}

// TestPublicIsPublic holds that the public form has members from the
// allow-list alone, whatever the key has, and is the public form of itself.
func TestPublicIsPublic(t *testing.T) {
	allowed := "kty kid use key_ops alg crv x y n e"
	rapid.Check(t, func(t *rapid.T) {
		k := reread(t, must(t)(keygen.JWK(anyKey(t), anyMembers(t)...)))
		if k.IsSymmetric() {
			if text, err := keygen.PublicJWK(k); err == nil {
				t.Fatalf("a secret is public: %s", text)
			}
			return
		}
		text := must(t)(keygen.PublicJWK(k))
		public := reread(t, text)
		for v := range public.JSON.Children() {
			if !strings.Contains(" "+allowed+" ", " "+v.Name()+" ") {
				t.Fatalf("member %q is public: %s", v.Name(), text)
			}
		}
		if public.IsPrivate() || public.Thumbprint() != k.Thumbprint() {
			t.Fatalf("not the public part of the key: %s", text)
		}
		if again := must(t)(keygen.PublicJWK(public)); !bytes.Equal(again, text) {
			t.Fatalf("public form\n%s\nbecomes\n%s", text, again)
		}
		if !bytes.Equal(must(t)(keygen.PublicPEM(k)), must(t)(keygen.PublicPEM(public))) {
			t.Fatal("the PEM of the private and of the public key differ")
		}
	})
}
