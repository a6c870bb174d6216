package fetch_test

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// A cachedServer answers with its body and headers, and counts the requests.
type cachedServer struct {
	*server
	asked  atomic.Int32
	body   string
	header map[string]string
	status int
}

func serveCached(t *testing.T) *cachedServer {
	s := &cachedServer{body: keySet, status: http.StatusOK}
	s.server = serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
		s.asked.Add(1)
		w.Header().Set("Cache-Control", "max-age=3600")
		for name, value := range s.header {
			w.Header().Set(name, value)
		}
		w.WriteHeader(s.status)
		if s.status == http.StatusOK {
			io.WriteString(w, s.body)
		}
	})
	return s
}

// get asks with a cache, and says what came and whether the server was asked.
func (s *cachedServer) get(t *testing.T, dir string, opts fetch.Options) (body string, asked bool) {
	t.Helper()
	cache, err := fetch.OpenCache(dir)
	if err != nil {
		t.Fatal(err)
	}
	s.asked.Store(0)
	opts.AllowHTTP, opts.Cache = true, cache
	resp, err := fetch.New(opts).Get(t.Context(), s.URL, fetch.Typed)
	if err != nil {
		t.Fatal(err)
	}
	return string(resp.Body), s.asked.Load() > 0
}

// entryOf is the one file in a cache.
func entryOf(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	return files[0]
}

// TestCacheEntries holds that an entry is believed only as it was written, and
// that the server is asked in all other cases.
func TestCacheEntries(t *testing.T) {
	const evil = `{"keys":["evil"]}`
	rewrite := func(change func(path string, text []byte) error) func(*testing.T, string) error {
		return func(t *testing.T, path string) error {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return change(path, text)
		}
	}
	for name, c := range map[string]struct {
		change func(*testing.T, string) error
		asked  bool
	}{
		"as it is": {func(*testing.T, string) error { return nil }, false},
		"cut off":  {rewrite(func(path string, text []byte) error { return os.WriteFile(path, text[:len(text)/2], 0o600) }), true},
		"empty":    {func(_ *testing.T, path string) error { return os.Truncate(path, 0) }, true},
		"no entry": {func(_ *testing.T, path string) error { return os.WriteFile(path, []byte(evil), 0o600) }, true},
		"binary":   {func(_ *testing.T, path string) error { return os.WriteFile(path, make([]byte, 1000), 0o600) }, true},
		"others may write": {func(_ *testing.T, path string) error {
			return os.Chmod(path, 0o666)
		}, true},
		"a link": {rewrite(func(path string, text []byte) error {
			elsewhere := filepath.Join(filepath.Dir(path), "..", "elsewhere")
			_ = os.Remove(elsewhere)
			if err := os.WriteFile(elsewhere, bytes.Clone(text), 0o600); err != nil {
				return err
			}
			_ = os.Remove(path)
			return os.Symlink(elsewhere, path)
		}), true},
	} {
		s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
		s.get(t, dir, fetch.Options{})
		path := entryOf(t, dir)
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: mode %v, %v", name, info.Mode(), err)
		}
		if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%s: mode %v, %v", name, info.Mode(), err)
		}
		if err := c.change(t, path); err != nil {
			t.Fatal(err)
		}
		if body, asked := s.get(t, dir, fetch.Options{}); body != keySet || asked != c.asked {
			t.Errorf("%s: %q, asked %t", name, body, asked)
		}
		if _, asked := s.get(t, dir, fetch.Options{}); asked {
			t.Errorf("%s: the entry was not mended", name)
		}
		entryOf(t, dir) // and nothing is left beside it
	}
}

// TestCacheKeepsApart holds that what another authority vouched for, or what
// came from an address given by hand, is not taken for the real server's.
func TestCacheKeepsApart(t *testing.T) {
	s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
	for i, want := range []struct {
		key   string
		asked bool
	}{{"login.example.com:443:127.0.0.1", true}, {"", true}, {"", false}, {"login.example.com:443:127.0.0.1", false}} {
		if _, asked := s.get(t, dir, fetch.Options{CacheKey: want.key}); asked != want.asked {
			t.Errorf("%d: asked %t", i, asked)
		}
	}
}

// TestCacheClock holds that a clock which went back makes nothing fresh, and
// that nothing is kept for longer than a day.
func TestCacheClock(t *testing.T) {
	s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
	s.header = map[string]string{"Cache-Control": "max-age=31536000"}
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	for _, want := range []struct {
		after time.Duration
		asked bool
	}{{0, true}, {0, false}, {time.Hour, false}, {-time.Second, true}, {0, false}, {24 * time.Hour, true}} {
		now := func() time.Time { return noon.Add(want.after) }
		if _, asked := s.get(t, dir, fetch.Options{Now: now}); asked != want.asked {
			t.Errorf("after %s: asked %t", want.after, asked)
		}
	}
}

// TestCacheLeavesOut holds that a mishap does not outlive itself.
func TestCacheLeavesOut(t *testing.T) {
	for name, c := range map[string]struct {
		body, field, value string
	}{
		"web page":         {body: "<html>Sign in</html>"},
		"half a file":      {body: keySet[:5]},
		"nothing":          {body: ""},
		"answers to one":   {body: keySet, field: "Vary", value: "Origin, *"},
		"not to be kept":   {body: keySet, field: "Cache-Control", value: "no-store"},
		"as old as it may": {body: keySet, field: "Age", value: "3600"},
	} {
		s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
		s.body, s.header = c.body, map[string]string{c.field: c.value}
		if c.field == "" {
			s.header = nil
		}
		for range 2 {
			if body, asked := s.get(t, dir, fetch.Options{}); body != c.body || !asked {
				t.Errorf("%s: %q, asked %t", name, body, asked)
			}
		}
	}
}

// TestCacheAskedAgain holds what becomes of an entry that the server confirms:
// it is as fresh as the new answer says, whatever the old one said of its age.
func TestCacheAskedAgain(t *testing.T) {
	s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
	s.header = map[string]string{"Etag": `"1"`, "Age": "3000"}
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	s.get(t, dir, fetch.Options{Now: func() time.Time { return noon }})
	s.status, s.header = http.StatusNotModified, map[string]string{"Etag": `"1"`}
	for _, want := range []struct {
		after time.Duration
		asked bool
	}{{9 * time.Minute, false}, {10 * time.Minute, true}, {69 * time.Minute, false}, {70 * time.Minute, true}} {
		body, asked := s.get(t, dir, fetch.Options{Now: func() time.Time { return noon.Add(want.after) }})
		if body != keySet || asked != want.asked {
			t.Errorf("after %s: %q, asked %t", want.after, body, asked)
		}
	}
}

// TestCacheTogether holds that many who use a cache at once all get the whole.
func TestCacheTogether(t *testing.T) {
	s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
	s.header = map[string]string{"Cache-Control": "no-cache", "Etag": `"1"`}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			cache, err := fetch.OpenCache(dir)
			if err != nil {
				t.Error(err)
				return
			}
			c := fetch.New(fetch.Options{AllowHTTP: true, Cache: cache})
			if resp, err := c.Get(t.Context(), s.URL, fetch.Typed); err != nil || string(resp.Body) != keySet {
				t.Errorf("%v, %v", resp, err)
			}
		})
	}
	all.Wait()
	entryOf(t, dir)
}
