package inspect_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"maps"
	"math/big"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// passphrase opens every encrypted key under testdata/keys.
func passphrase() ([]byte, error) { return []byte("not secret"), nil }

// keyFile reads a file of testdata/keys.
func keyFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../testdata/keys/NOT-SECRET-" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// readKeys reads keys that must be there.
func readKeys(t *testing.T, data []byte) []*inspect.Key {
	t.Helper()
	set, err := inspect.ReadKeys(data, passphrase)
	if err != nil {
		t.Fatalf("%.80s: %v", data, err)
	}
	return set.Keys
}

// readKey reads the only key of a text.
func readKey(t *testing.T, text string) *inspect.Key {
	t.Helper()
	keys := readKeys(t, []byte(text))
	if len(keys) != 1 {
		t.Fatalf("%.80s: %d keys, want 1", text, len(keys))
	}
	return keys[0]
}

// unusable checks that a key cannot be used, that nothing usable is left of it,
// and that its problem says why.
func unusable(t *testing.T, k *inspect.Key, why string) {
	t.Helper()
	if k.Problem == nil || !strings.Contains(k.Problem.Error(), why) {
		t.Errorf("problem: %v; want one that says %q", k.Problem, why)
	}
	if k.Public != nil || k.Private != nil || k.Secret != nil || k.Thumbprint() != "" || len(k.Algorithms()) > 0 || k.Unfit() == "" {
		t.Errorf("a key with a problem can still be used: %+v", k)
	}
}

// hint returns the next step that an error tells.
func hint(err error) string {
	if h, ok := err.(interface{ Hint() string }); ok {
		return h.Hint()
	}
	return ""
}

type members map[string]any

// with returns the JWK with other members; nil takes one away.
func (m members) with(more members) string {
	all := maps.Clone(m)
	maps.Copy(all, more)
	maps.DeleteFunc(all, func(_ string, v any) bool { return v == nil })
	text, _ := json.Marshal(all)
	return string(text)
}

func b64num(n *big.Int) string { return base64.RawURLEncoding.EncodeToString(n.Bytes()) }

func num(i int64) string { return b64num(big.NewInt(i)) }

// testRSA is an RSA key, made once.
var testRSA = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(nil, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

func rsaPrivateJWK(k *rsa.PrivateKey) members {
	return members{"kty": "RSA", "n": b64num(k.N), "e": num(int64(k.E)), "d": b64num(k.D), "p": b64num(k.Primes[0]),
		"q": b64num(k.Primes[1]), "dp": b64num(k.Precomputed.Dp), "dq": b64num(k.Precomputed.Dq), "qi": b64num(k.Precomputed.Qinv)}
}

func rsaJWK(k *rsa.PrivateKey) members {
	return members{"kty": "RSA", "n": b64num(k.N), "e": num(int64(k.E))}
}

// ecJWK makes a key on a curve and its private JWK.
func ecJWK(t testing.TB, curve elliptic.Curve) (*ecdsa.PrivateKey, members) {
	t.Helper()
	key, err := ecdsa.GenerateKey(curve, nil)
	if err != nil {
		t.Fatal(err)
	}
	point, _ := key.PublicKey.Bytes()
	d, _ := key.Bytes()
	size := len(point) / 2
	return key, members{"kty": "EC", "crv": curve.Params().Name,
		"x": b64(string(point[1 : 1+size])), "y": b64(string(point[1+size:])), "d": b64(string(d))}
}

// setOf writes a JWK Set.
func setOf(keys ...string) string { return `{"keys":[` + strings.Join(keys, ",") + `]}` }

func repeated(b byte, n int) string { return b64(string(bytes.Repeat([]byte{b}, n))) }
