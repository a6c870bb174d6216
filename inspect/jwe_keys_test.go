package inspect_test

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/rsa"
	"os"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// loadKeys reads keys that the tests depend on.
func loadKeys(t testing.TB, data []byte) []*inspect.Key {
	t.Helper()
	set, err := inspect.ReadKeys(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set.Keys
}

// keyOf makes a key of a private key or a secret.
func keyOf(private any) *inspect.Key {
	switch private := private.(type) {
	case []byte:
		return inspect.NewSecret(private, "")
	case *rsa.PrivateKey:
		return &inspect.Key{Type: "RSA", Private: private, Public: &private.PublicKey}
	case *ecdsa.PrivateKey:
		return &inspect.Key{Type: "EC", Curve: private.Params().Name, Private: private, Public: &private.PublicKey}
	case *ecdh.PrivateKey:
		return &inspect.Key{Type: "OKP", Curve: "X25519", Private: private, Public: private.PublicKey()}
	}
	return &inspect.Key{}
}

// readFile reads a file that the tests depend on.
func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// deviations reads a list of "ID why" lines: vectors that are decided
// otherwise here, each with its reason.
func deviations(t testing.TB, path string) map[string]string {
	list := map[string]string{}
	for line := range strings.Lines(string(readFile(t, path))) {
		id, why, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case id == "" || id[0] == '#':
		case strings.TrimSpace(why) == "":
			t.Errorf("%s: %s has no reason", path, id)
		default:
			list[id] = strings.TrimSpace(why)
		}
	}
	return list
}
