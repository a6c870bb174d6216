package keygen_test

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"errors"
	"sync"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// generate makes a key that must be made.
func generate(t testing.TB, alg string, o keygen.Options) *inspect.Key {
	t.Helper()
	o.Random = rand.Reader
	k, err := keygen.Generate(alg, o)
	if err != nil {
		t.Fatalf("%s: %v", alg, err)
	}
	return k
}

// rsaKeys are a few RSA keys of the default size.
var rsaKeys = sync.OnceValue(func() (keys []*inspect.Key) {
	for range 2 {
		k, err := keygen.Generate("RS256", keygen.Options{})
		if err != nil {
			panic(err)
		}
		keys = append(keys, k)
	}
	return keys
})

// someKey is a key for an algorithm, for tests that are not about how it is
// made: to make an RSA key for each takes too long.
func someKey(t testing.TB, alg string, n int) *inspect.Key {
	t.Helper()
	if a, known := inspect.FindAlgorithm(alg); !known || a.KeyType != "RSA" {
		return generate(t, alg, keygen.Options{})
	}
	k, err := keygen.Bind(rsaKeys()[n], alg)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// written is what a writer gives, which must not fail.
func written(t testing.TB, write func(*inspect.Key) ([]byte, error), k *inspect.Key) []byte {
	t.Helper()
	out, err := write(k)
	if err != nil {
		t.Fatalf("%s %s: %v", k.Type, k.Algorithm, err)
	}
	return out
}

// jwk is keygen.JWK without extra members.
func jwk(k *inspect.Key) ([]byte, error) { return keygen.JWK(k) }

// readKey reads the only key of a text, which must be sound.
func readKey(t testing.TB, text []byte) *inspect.Key {
	t.Helper()
	set, err := inspect.ReadKeys(text, nil)
	switch {
	case err != nil:
		t.Fatal(err)
	case len(set.Keys) != 1:
		t.Fatalf("%d keys, want 1", len(set.Keys))
	case set.Keys[0].Problem != nil:
		t.Fatal(set.Keys[0].Problem)
	}
	return set.Keys[0]
}

// same holds that two keys are one: the same material, private part included.
func same(t testing.TB, what string, got, want *inspect.Key) {
	t.Helper()
	if got.Thumbprint() != want.Thumbprint() || !bytes.Equal(got.Secret, want.Secret) || (got.Private == nil) != (want.Private == nil) {
		t.Errorf("%s: another key comes back", what)
	}
	if private, ok := want.Private.(interface{ Equal(crypto.PrivateKey) bool }); ok && !private.Equal(got.Private) {
		t.Errorf("%s: another private key comes back", what)
	}
}

func check[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// refused holds that an error is a refusal with a next step.
func refused(t testing.TB, what string, err error) *keygen.Refusal {
	t.Helper()
	var r *keygen.Refusal
	if !errors.As(err, &r) {
		t.Fatalf("%s: error %v, want a refusal", what, err)
	}
	return r
}
