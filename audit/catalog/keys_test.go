package catalog_test

import (
	"encoding/base64"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
)

// keyEngine runs all rules.
func keyEngine(t testing.TB) *audit.Engine {
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// fixtureKeys are the keys and key sets of all fixtures.
func fixtureKeys(t testing.TB) (texts []string) {
	files, err := filepath.Glob(filepath.Join(fixtureDir, "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			for line := range strings.Lines(string(f.Data)) {
				if _, text, ok := strings.Cut(line, ": "); ok && (strings.HasPrefix(line, "jwk: ") || strings.HasPrefix(line, "jwks: ")) {
					texts = append(texts, text)
				}
			}
		}
	}
	return texts
}

// FuzzKeys holds that no text makes a rule about keys fail.
func FuzzKeys(f *testing.F) {
	for _, text := range fixtureKeys(f) {
		f.Add([]byte(text))
	}
	pem, err := os.ReadFile("../../testdata/keys/NOT-SECRET-chain.pem")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(pem)
	engine := keyEngine(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		source, err := audit.ReadKeySource(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		found := engine.Keys(source, audit.Location{Input: "fuzz"})
		for i := range found {
			if i > 0 && found[i].Severity > found[i-1].Severity {
				t.Error("findings are not in order")
			}
		}
	})
}

// TestBrokenKeyIsFound holds that a key which cannot be used never passes in
// silence.
func TestBrokenKeyIsFound(t *testing.T) {
	for _, text := range fixtureKeys(t) {
		source, err := audit.ReadKeySource([]byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		for i, k := range source.Keys {
			if k.Problem != nil && len(keyEngine(t).Key(source, i, audit.Location{})) == 0 {
				t.Errorf("nothing is said of a key with the problem %q: %s", k.Problem, text)
			}
		}
	}
}

// BenchmarkKey judges an RSA key of 4096 bits by every rule.
func BenchmarkKey(b *testing.B) {
	n := new(big.Int).Lsh(big.NewInt(1), 4096)
	n.Sub(n, big.NewInt(1))
	n.Div(n.Mul(n, big.NewInt(10)), big.NewInt(13)).SetBit(n, 0, 1).SetBit(n, 4095, 1)
	text, err := json.Marshal(map[string]string{"kty": "RSA", "e": "AQAB", "n": base64.RawURLEncoding.EncodeToString(n.Bytes())})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		source, err := audit.ReadKeySource(text, nil)
		if err != nil {
			b.Fatal(err)
		}
		keyEngine(b).Keys(source, audit.Location{})
	}
}
