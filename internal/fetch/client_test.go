package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

func TestGet(t *testing.T) {
	var seen *http.Request
	s := serveTLS(t, func(w http.ResponseWriter, r *http.Request) {
		seen = r
		w.Header().Set("Cache-Control", "max-age=60")
		io.WriteString(w, keySet)
	})
	c := fetch.New(fetch.Options{RootCAs: roots(s)})
	resp, err := c.Get(t.Context(), s.URL+"/jwks?p=1#part", fetch.Typed)
	if err != nil {
		t.Fatal(err)
	}
	if string(resp.Body) != keySet || resp.Header.Get("Cache-Control") != "max-age=60" {
		t.Errorf("got %q %v", resp.Body, resp.Header)
	}
	if resp.URL.String() != s.URL+"/jwks?p=1" || resp.TLS == nil || resp.TLS.Version < tls.VersionTLS12 {
		t.Errorf("URL %s, TLS %v", resp.URL, resp.TLS)
	}
	if resp.Remote.String() != s.Listener.Addr().String() {
		t.Errorf("remote %s", resp.Remote)
	}
	for name, want := range map[string]string{
		"Accept": "application/jwk-set+json, application/json", "User-Agent": "jwtctl", "Accept-Encoding": "gzip",
		"Authorization": "", "Cookie": "", "Referer": "",
	} {
		if got := strings.Join(seen.Header.Values(name), "|"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if seen.Method != http.MethodGet || !seen.Close {
		t.Errorf("%s, close %t", seen.Method, seen.Close)
	}
}

// TestURLRefused holds that a bad URL is refused before anything is sent, and
// that what might be a password is not in the message.
func TestURLRefused(t *testing.T) {
	s := serveHTTP(t, respond(keySet))
	host := strings.TrimPrefix(s.URL, "http://")
	c := fetch.New(fetch.Options{})
	for raw, want := range map[string]string{
		"http://keys.example.com/?hunter2": "http is refused",
		"https://me:hunter2@" + host:       "user name or password",
		"https://hunter2@" + host:          "user name or password",
		"https://:hunter2@" + host + "/x":  "user name or password",
		"https://me:hunter2/x@" + host:     "not a URL",
		"https://me:hunter2%@" + host:      "not a URL",
		"me:hunter2@" + host + "/jwks":     "not an https URL",
		"//me:hunter2@" + host:             "user name or password",
		"ftp://" + host + "/hunter2":       "not an https URL",
		"https:hunter2":                    "not an https URL",
		"https:///hunter2":                 "not an https URL",
		"https://:443/hunter2":             "not an https URL",
		"file:///etc/passwd?hunter2":       "not an https URL",
		"https://" + host + "/\x1b[2J":     "not a URL",
		"":                                 "not an https URL",
	} {
		_, err := c.Get(t.Context(), raw, fetch.Typed)
		wantError(t, err, want)
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: the error shows the password: %v", raw, err)
		}
		var hinted interface{ Hint() string }
		if !errors.As(err, &hinted) {
			t.Errorf("%q: no hint", raw)
		}
	}
	if n := s.conns.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

func TestErrorsHideQuery(t *testing.T) {
	s := serveHTTP(t, http.NotFound)
	_, err := plain().Get(t.Context(), s.URL+"/jwks?key=hunter2#hunter2", fetch.Typed)
	wantError(t, err, s.URL+"/jwks: the server answered 404 Not Found")
	if strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the error shows the query: %v", err)
	}
}

func TestStatus(t *testing.T) {
	for _, status := range []int{201, 203, 204, 206, 300, 304, 305, 400, 401, 403, 404, 418, 429, 500, 503, 599, 999} {
		s := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(status)
			io.WriteString(w, keySet+"hunter2")
		})
		_, err := plain().KeySet(t.Context(), s.URL)
		wantError(t, err, fmt.Sprintf("the server answered %d", status))
		if e, ok := errors.AsType[*fetch.StatusError](err); !ok || e.Status != status || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%d: %v", status, err)
		}
	}
}

// TestHostileStatusLine holds that a server cannot write to the terminal.
func TestHostileStatusLine(t *testing.T) {
	for _, raw := range []string{
		"HTTP/1.1 500 \x1b[2Jowned\r\nContent-Length: 0\r\n\r\n",
		"\x1b[2J" + strings.Repeat("x", 5000) + "\r\n\r\n",
	} {
		s := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				io.WriteString(conn, raw)
				conn.Close()
			}
		})
		_, err := plain().Get(t.Context(), s.URL, fetch.Typed)
		wantError(t, err)
	}
}

func TestBodyLimit(t *testing.T) {
	for _, size := range []int{fetch.MaxBody - 1, fetch.MaxBody, fetch.MaxBody + 1, 3 * fetch.MaxBody} {
		for _, zipped := range []bool{false, true} {
			body := bytes.Repeat([]byte("x"), size)
			s := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
				if zipped {
					w.Header().Set("Content-Encoding", "GZIP")
					w.Write(compressed(body))
				} else {
					w.Write(body)
				}
			})
			resp, err := plain().Get(t.Context(), s.URL, fetch.Typed)
			if size > fetch.MaxBody {
				wantError(t, err, "longer than 1048576 bytes")
			} else if err != nil || !bytes.Equal(resp.Body, body) {
				t.Errorf("%d bytes, zipped %t: %v", size, zipped, err)
			}
		}
	}
}

func compressed(data []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Bytes()
}

// TestEndlessBodies holds that neither an endless body, nor gzip that unpacks
// without end, nor gzip that never unpacks to anything, is read to the end.
func TestEndlessBodies(t *testing.T) {
	bomb, empty := compressed(make([]byte, 16<<20)), compressed(nil)
	for _, test := range []struct {
		encoding string
		chunk    []byte
	}{{"", bytes.Repeat([]byte(" "), 4096)}, {"gzip", bomb}, {"gzip", bytes.Repeat(empty, 100)}} {
		s := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", test.encoding)
			for {
				if _, err := w.Write(test.chunk); err != nil {
					return
				}
			}
		})
		_, err := plain().Get(t.Context(), s.URL, fetch.Typed)
		wantError(t, err, "the body is longer than")
	}
}

func TestBadBodies(t *testing.T) {
	zipped := compressed([]byte(keySet))
	for _, test := range []struct {
		encoding, length string
		body             []byte
		want             string
	}{
		{"gzip", "", []byte(keySet + "           "), "not sound gzip"},
		{"gzip", "", zipped[:len(zipped)-3], "cut off"},
		{"gzip", "", nil, "cut off"},
		{"", "100", []byte(keySet), "cut off"},
		{"br", "", []byte(keySet), `content encoding "br"`},
		{"gzip, gzip", "", compressed(zipped), `content encoding "gzip, gzip"`},
	} {
		s := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", test.encoding)
			if test.length != "" {
				w.Header().Set("Content-Length", test.length)
			}
			w.Write(test.body)
		})
		_, err := plain().Get(t.Context(), s.URL, fetch.Typed)
		wantError(t, err, test.want)
	}
}

func TestHeaderFlood(t *testing.T) {
	for _, flood := range []int{60 << 10, 70 << 10} {
		s := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) {
			for i := range flood / 1024 {
				w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("x", 1014))
			}
			io.WriteString(w, keySet)
		})
		_, err := plain().Get(t.Context(), s.URL, fetch.Typed)
		if flood <= fetch.MaxHeader {
			if err != nil {
				t.Error(err)
			}
			continue
		}
		wantError(t, err, "headers exceeded 65536 bytes")
	}
}

func TestTimeout(t *testing.T) {
	for name, begin := range map[string]string{"headers": "", "body": `{"keys":[`} {
		s := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
			if begin != "" {
				io.WriteString(w, begin)
				http.NewResponseController(w).Flush()
			}
			<-r.Context().Done()
		})
		c := fetch.New(fetch.Options{AllowHTTP: true, Timeout: 30 * time.Millisecond})
		_, err := c.Get(t.Context(), s.URL, fetch.Typed)
		wantError(t, err, "no whole answer within 30ms")
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v is no deadline", name, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
		_, err = plain().Get(ctx, s.URL, fetch.Typed)
		cancel()
		wantError(t, err, "context deadline exceeded")
		ctx, cancel = context.WithCancel(t.Context())
		cancel()
		if _, err = plain().Get(ctx, s.URL, fetch.Typed); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v is not canceled", name, err)
		}
	}
}

func TestTLS(t *testing.T) {
	s := serveTLS(t, respond(keySet))
	old := newServer(t, respond(keySet))
	old.TLS = &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}
	old.StartTLS()
	later := func() time.Time { return time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		url  string
		opts fetch.Options
		want string
	}{
		{s.URL, fetch.Options{}, "certificate"},
		{s.URL, fetch.Options{RootCAs: roots(s), Now: later}, "expired"},
		{s.named("wrong.example.org"), fetch.Options{RootCAs: roots(s),
			Resolver: names(map[string]string{"wrong.example.org": "127.0.0.1"})}, "not wrong.example.org"},
		{old.URL, fetch.Options{RootCAs: roots(old)}, "protocol version"},
	} {
		_, err := fetch.New(test.opts).Get(t.Context(), test.url, fetch.Typed)
		wantError(t, err, test.want)
	}
}

func TestKeySet(t *testing.T) {
	s := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html") // not enforced
		io.WriteString(w, map[string]string{"/jwks": keySet, "/page": "\ufeff\n <!doctype html><title>Sign in</title>"}[r.URL.Path])
	})
	body, err := plain().KeySet(t.Context(), s.URL+"/jwks")
	if err != nil || string(body) != keySet {
		t.Errorf("%q, %v", body, err)
	}
	_, err = plain().KeySet(t.Context(), s.URL+"/page")
	wantError(t, err, s.URL+"/page: got a web page, not a key set")
}
