package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// The examples in docs/negative-set.md are run as they stand there.

// docBlock returns the n-th block of a language in docs/negative-set.md.
func docBlock(t *testing.T, language string, n int) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(projectRoot, "docs/negative-set.md"))
	if err != nil {
		t.Fatal(err)
	}
	rest, block, ok := string(text), "", false
	for range n + 1 {
		if _, rest, ok = strings.Cut(rest, "```"+language+"\n"); !ok {
			t.Fatalf("docs/negative-set.md has no block %d of %s", n, language)
		}
		block, rest, _ = strings.Cut(rest, "```\n")
	}
	return block
}

// mintedSet runs a mint command of the page in a new directory, with a sample
// key as private.pem.
func mintedSet(t *testing.T, command string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	key, err := os.ReadFile(filepath.Join(projectRoot, "testdata/keys/NOT-SECRET-es256.pem"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "private.pem"), key, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, code := shell(t, "cd "+dir+"\nmkdir -p jwtnegative\n"+command); code != exitYes {
		t.Fatalf("%s exits with %d: %s", command, code, out)
	}
	return dir
}

// policyOfDocs is what the page tells the verifier under test to demand.
func policyOfDocs(t *testing.T, strict bool) *inspect.Policy {
	t.Helper()
	pem, err := os.ReadFile(filepath.Join(projectRoot, "testdata/keys/NOT-SECRET-es256.pem"))
	if err != nil {
		t.Fatal(err)
	}
	set, err := inspect.ReadKeys(pem, nil)
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.Parse(time.RFC3339, defaultNow)
	if err != nil {
		t.Fatal(err)
	}
	p := &inspect.Policy{Keys: []*inspect.KeySet{set}, Now: now, Strict: strict, Issuers: []string{"https://login.acme.dev"}, Type: "at+jwt"}
	if strict {
		p.Audiences = []string{"https://api.acme.dev"}
	}
	return p
}

// TestNegativeWithCurl runs the page's shell loop against a sound API, and
// against one that forgets the audience.
func TestNegativeWithCurl(t *testing.T) {
	for _, tool := range []string{"curl", "jq"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	dir := mintedSet(t, docBlock(t, "sh", 0))
	for _, c := range []struct {
		strict bool
		code   int
		want   string
	}{
		{true, 0, "\n0 wrong answers\n"},
		{false, 1, "\naudience-other: accept (200): aud is another service"},
	} {
		policy := policyOfDocs(t, c.strict)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
			if !inspect.Verify(inspect.Parse([]byte(token)), policy).Valid {
				w.WriteHeader(http.StatusUnauthorized)
			}
		}))
		out, code := shell(t, fmt.Sprintf("cd %s\nURL=%s/orders\n%s", dir, server.URL, docBlock(t, "sh", 1)))
		server.Close()
		if code != c.code || !strings.Contains("\n"+out, c.want) {
			t.Errorf("strict %t: exit code %d, want %d, and this output:\n%.2000s", c.strict, code, c.code, out)
		}
	}
}

// apiOfDocs is the handler that the page's Go example tests.
const apiOfDocs = `package api_test

import (
	"net/http"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

func newAPI(jwks string, now time.Time) http.Handler {
	keys, err := inspect.ReadKeys([]byte(jwks), nil)
	if err != nil {
		panic(err)
	}
	policy := &inspect.Policy{Keys: []*inspect.KeySet{keys}, Now: now, Strict: true, Type: "at+jwt",
		Issuers: []string{"https://login.acme.dev"}, Audiences: []string{"https://api.acme.dev"}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if !inspect.Verify(inspect.Parse([]byte(token)), policy).Valid {
			w.WriteHeader(http.StatusUnauthorized)
		}
	})
}
`

// TestNegativeWithHTTPTest builds the set and the page's Go example as packages
// of this module, which are laid over the source tree, and runs the test.
func TestNegativeWithHTTPTest(t *testing.T) {
	dir := mintedSet(t, docBlock(t, "sh", 2))
	root, err := filepath.Abs(projectRoot)
	if err != nil {
		t.Fatal(err)
	}
	const module = "github.com/jwtctl/jwtctl/internal/negativeexample"
	seen := filepath.Join(root, "internal", "negativeexample")
	layers := map[string]string{filepath.Join(seen, "jwtnegative", "jwtnegative.go"): filepath.Join(dir, "jwtnegative", "jwtnegative.go")}
	for name, content := range map[string]string{
		"api.go": "package api\n", "new_test.go": apiOfDocs,
		"example_test.go": strings.Replace(docBlock(t, "go", 0), "example.com/api", module, 1),
	} {
		layers[filepath.Join(seen, name)] = filepath.Join(dir, name)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": layers})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	out, code := shell(t, fmt.Sprintf("go test -c -vet=off -overlay %s/overlay.json -o %[1]s/api.test ./internal/negativeexample && cd %[1]s && ./api.test -test.v", dir))
	if passed := strings.Count(out, "\n    --- PASS: "); code != 0 || passed < 120 || strings.Contains(out, "FAIL") {
		t.Errorf("exit code %d, %d tests pass:\n%.3000s", code, passed, out)
	}
}
