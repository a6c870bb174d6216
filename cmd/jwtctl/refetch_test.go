package main

import (
	"context"
	"crypto/tls"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestVerifyRefetchesOnce holds that a kid which no set has is looked for once
// more at their servers, and once only; and that with a cache the servers are
// asked no more often than they want to be.
func TestVerifyRefetchesOnce(t *testing.T) {
	set, err := os.ReadFile("../../testdata/keys/sample-es-1.public.jwks")
	if err != nil {
		t.Fatal(err)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	var asked atomic.Int32
	counted := func(serve http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			serve(w, r)
		}
	}
	cache := filepath.Join(t.TempDir(), "cache")
	for _, c := range []struct {
		name   string
		serve  http.HandlerFunc
		args   []string
		asked  int32
		code   int
		stderr string
	}{
		{"known at once", body(string(set)), nil, 1, exitYes, ""},
		{"known at the second look", inTurn(body(onlyA), body(string(set))), nil, 2, exitYes, "note: kid \"sample-es-1\" is in no key set; they are fetched once more\n"},
		{"never known", body(onlyA), nil, 2, exitNo, "note: kid \"sample-es-1\" is in no key set; they are fetched once more\n"},
		{"gone", inTurn(body(onlyA), status(500)), nil, 2, exitFailed, "the server answered 500"},
		{"into the cache", body(onlyA), []string{"--cache-dir", cache}, 2, exitNo, "fetched once more"},
	} {
		asked.Store(0)
		s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, counted(c.serve))
		w := newWorld(issuer)
		w.network.Retries = 0
		code := w.run(t.Context(), append([]string{"verify", "--jwks", s.URL + "/jwks", "../../testdata/tokens/access-token.jwt"}, c.args...)...)
		if code != c.code || asked.Load() != c.asked || !strings.Contains(w.stderr.String(), c.stderr) || c.stderr == "" && w.stderr.Len() > 0 {
			t.Errorf("%s: exit code %d, asked %d times, stderr %q", c.name, code, asked.Load(), &w.stderr)
		}
	}
}

// TestCacheDir holds what is kept, for how long, and how the server is asked
// about what it sent before.
func TestCacheDir(t *testing.T) {
	set, err := os.ReadFile("../../testdata/keys/sample-es-1.public.jwks")
	if err != nil {
		t.Fatal(err)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	for _, c := range []struct {
		name   string
		fields []string
		asked  []string // If-None-Match of the requests of three runs
	}{
		{"fresh for an hour", []string{"ETag", `"1"`}, []string{""}},
		{"not to be kept", []string{"ETag", `"1"`, "Cache-Control", "no-store"}, []string{"", "", ""}},
		{"to be asked about", []string{"ETag", `"1"`, "Cache-Control", "no-cache"}, []string{"", `"1"`, `"1"`}},
		{"nothing to ask by", []string{"Cache-Control", "max-age=0"}, []string{"", "", ""}},
	} {
		var asked []string
		s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			known := r.Header.Get("If-None-Match")
			asked = append(asked, known)
			if known == `"1"` {
				good(w, c.fields...)
				w.WriteHeader(http.StatusNotModified)
				return
			}
			body(string(set), c.fields...)(w, r)
		}))
		cache := filepath.Join(t.TempDir(), "cache")
		for range 3 {
			w := newWorld(issuer)
			if code := w.run(t.Context(), "verify", "--cache-dir", cache, "--jwks", s.URL+"/jwks", "../../testdata/tokens/access-token.jwt"); code != exitYes {
				t.Errorf("%s: exit code %d, stderr %s", c.name, code, &w.stderr)
			}
		}
		if strings.Join(asked, "|") != strings.Join(c.asked, "|") {
			t.Errorf("%s: asked %q, want %q", c.name, asked, c.asked)
		}
	}
	open := t.TempDir()
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	w := newWorld(issuer)
	if code := w.run(t.Context(), "verify", "--cache-dir", open, "--jwks", "https://127.0.0.1:1/", "../../testdata/tokens/access-token.jwt"); code != exitFailed || !strings.Contains(w.stderr.String(), "can be written to by others") {
		t.Errorf("a cache that others may write to: exit code %d, stderr %s", code, &w.stderr)
	}
}

// TestHeadersGoToTheirOriginOnly holds that what the user gives for one server
// reaches no other.
func TestHeadersGoToTheirOriginOnly(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	config := &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}
	seen := [2]string{"nobody", "nobody"}
	keys := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90, "keys.example.net")}}, false, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen[1] = r.Header.Get("X-Api")
		body(goodSet)(w, r)
	}))
	s := serveFault(t, "", config, false, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen[0] = r.Header.Get("X-Api")
		body(`{"issuer":"https://`+r.Host+`/","jwks_uri":"`+expand(keys.URL, "127.0.0.1", "keys.example.net")+`/jwks"}`)(w, r)
	}))
	file := filepath.Join(t.TempDir(), "headers")
	if err := os.WriteFile(file, []byte("# for the gateway\nX-Api: hunter2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	port := keys.URL[strings.LastIndexByte(keys.URL, ':')+1:]
	w := newWorld(issuer)
	w.network.RootCAs = nil
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, issuer.pem(), 0o600); err != nil {
		t.Fatal(err)
	}
	w.run(t.Context(), "jwks", "list", "--header-file", file, "--ca-file", ca, s.URL+"/")
	w.run(t.Context(), "jwks", "check", "--header-file", file, "--ca-file", ca, "--resolve", "keys.example.net:"+port+":127.0.0.1", s.URL)
	if seen[0] != "hunter2" || seen[1] != "" || strings.Contains(w.stderr.String()+w.stdout.String(), "hunter2") {
		t.Errorf("seen %q, stderr %s", seen, &w.stderr)
	}
}

// TestRefetchKeepsToKID holds that looking once more widens nothing: with
// --kid one key is trusted, whatever else its server publishes.
func TestRefetchKeepsToKID(t *testing.T) {
	set, err := os.ReadFile("../../testdata/keys/sample-es-1.public.jwks")
	if err != nil {
		t.Fatal(err)
	}
	both := strings.Replace(string(set), `"keys":[`, `"keys":[`+keyA+`,`, 1)
	if both == string(set) {
		both = strings.Replace(string(set), `"keys": [`, `"keys": [`+keyA+`,`, 1)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, body(both))
	for _, args := range [][]string{{"--kid", "a"}, {"--kid", "a", "--key", "../../testdata/keys/NOT-SECRET-rs256.pem"}} {
		w := newWorld(issuer)
		code := w.run(t.Context(), append([]string{"verify", "--jwks", s.URL + "/jwks", "../../testdata/tokens/access-token.jwt"}, args...)...)
		if code != exitNo || w.stderr.Len() > 0 || !strings.HasPrefix(w.stdout.String(), "REJECTED") {
			t.Errorf("%q: exit code %d, stderr %q, stdout\n%s", args, code, &w.stderr, &w.stdout)
		}
	}
}

// TestChosenKIDIsLookedForPastTheCache holds that a key chosen by --kid is
// found as soon as it is published, however long the set may be kept; and that
// without a cache nobody is asked twice for what he has just said.
func TestChosenKIDIsLookedForPastTheCache(t *testing.T) {
	set, err := os.ReadFile("../../testdata/keys/sample-es-1.public.jwks")
	if err != nil {
		t.Fatal(err)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	var asked atomic.Int32
	serve := body(onlyA)
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		serve(w, r)
	}))
	cache := filepath.Join(t.TempDir(), "cache")
	for i, want := range []struct {
		serve http.HandlerFunc
		args  []string
		asked int32
		code  int
	}{
		{body(onlyA), nil, 1, exitUsage},
		{body(onlyA), []string{"--cache-dir", cache}, 2, exitUsage},     // nothing was kept yet
		{body(string(set)), []string{"--cache-dir", cache}, 1, exitYes}, // onlyA was
		{http.NotFound, []string{"--cache-dir", cache}, 0, exitYes},     // now the new set is
	} {
		asked.Store(0)
		serve = want.serve
		w := newWorld(issuer)
		code := w.run(t.Context(), append([]string{"verify", "--kid", "sample-es-1", "--jwks", s.URL + "/jwks", "../../testdata/tokens/access-token.jwt"}, want.args...)...)
		if code != want.code || asked.Load() != want.asked {
			t.Errorf("%d: exit code %d, asked %d times, stderr %q", i, code, asked.Load(), &w.stderr)
		}
	}
}

// TestOneTimeForAllSources holds that --timeout is for all requests together:
// those for two sets and an issuer end at the same moment.
func TestOneTimeForAllSources(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	flaky := inTurn(status(503), body(goodSet), status(503), body(goodSet), status(503))
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, flaky)
	w := newWorld(issuer)
	var ends []time.Time
	w.network.Retries = 1
	w.network.Sleep = func(ctx context.Context, _ time.Duration) error {
		end, _ := ctx.Deadline()
		ends = append(ends, end)
		return nil
	}
	w.run(t.Context(), "verify", "--jwks", s.URL+"/a", "--jwks", s.URL+"/b", "--issuer", s.URL, "../../testdata/tokens/access-token.jwt")
	if len(ends) < 3 || ends[0].IsZero() || slices.ContainsFunc(ends, func(end time.Time) bool { return !end.Equal(ends[0]) }) {
		t.Errorf("they end at %v; stderr %s", ends, &w.stderr)
	}
}
