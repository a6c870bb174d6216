package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// TestVerifyFetchesKeys verifies with keys from a URL and from an issuer's
// discovery document, and says what is wrong with a server that has none.
func TestVerifyFetchesKeys(t *testing.T) {
	set, err := os.ReadFile("../../testdata/keys/sample-es-1.public.jwks")
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	server := httptest.NewTLSServer(mux)
	defer server.Close()
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(set) })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = w.Write(set) // a valid set all the same
	})
	mux.HandleFunc("/issuer/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"issuer":"%s/issuer","jwks_uri":"%[1]s/keys"}`, server.URL)
	})
	mux.HandleFunc("/liar/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"issuer":"https://login.acme.dev","jwks_uri":"%s/keys"}`, server.URL)
	})
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	for _, c := range []struct {
		name, stdout, stderr string
		code                 int
		args                 []string
	}{
		{"set", "VALID", "", exitYes, []string{"--jwks", server.URL + "/keys"}},
		{"issuer other than the token's", `is "https://login.acme.dev", want "` + server.URL + `/issuer"`, "note: keys of the issuer", exitNo, []string{"--issuer", server.URL + "/issuer"}},
		{"issuer, and iss by itself", "VALID", "", exitYes, []string{"--issuer", server.URL + "/issuer", "--iss", "https://login.acme.dev"}},
		{"status 500", "", "500", exitFailed, []string{"--jwks", server.URL + "/broken"}},
		{"no such page", "", "404", exitFailed, []string{"--jwks", server.URL + "/nothing"}},
		{"issuer that names another", "", "issuer", exitFailed, []string{"--issuer", server.URL + "/liar"}},
		{"plain http", "", "http is refused", exitFailed, []string{"--jwks", "http://login.acme.dev/keys"}},
		{"password in the URL", "", "error: ", exitFailed, []string{"--jwks", "https://user:hunter2@login.acme.dev/keys"}},
	} {
		var stdout, stderr bytes.Buffer
		args := append([]string{"verify", "../../testdata/tokens/access-token.jwt"}, c.args...)
		code := run(context.Background(), env{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr,
			now:     func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
			getenv:  func(string) string { return "" },
			network: fetch.Options{RootCAs: roots}}, args)
		if code != c.code || !strings.Contains(stdout.String(), c.stdout) || !strings.Contains(stderr.String(), c.stderr) {
			t.Errorf("%s: exit %d, want %d\nstdout: %s\nstderr: %s", c.name, code, c.code, &stdout, &stderr)
		}
		if strings.Contains(stderr.String(), "hunter2") {
			t.Errorf("%s: a password is printed: %s", c.name, &stderr)
		}
	}
}
