package fetch_test

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// chain counts /N down to /0, which is the key set.
func chain(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/"))
	if r.Header.Get("Cookie") != "" || r.Header.Get("Referer") != "" || n == 0 {
		io.WriteString(w, keySet+r.Header.Get("Cookie")+r.Header.Get("Referer"))
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "1"})
	http.Redirect(w, r, "/"+strconv.Itoa(n-1), []int{301, 302, 303, 307, 308}[n%5])
}

func TestRedirectChain(t *testing.T) {
	s := serveHTTP(t, chain)
	for n := range 6 {
		s.conns.Store(0)
		resp, err := plain().Get(t.Context(), s.URL+"/"+strconv.Itoa(n), fetch.Discovered)
		if n > fetch.MaxRedirects {
			wantError(t, err, "more than 3 redirects")
			if got := s.conns.Load(); got != fetch.MaxRedirects+1 {
				t.Errorf("%d connections", got)
			}
			continue
		}
		if err != nil || string(resp.Body) != keySet || resp.URL.String() != s.URL+"/0" {
			t.Errorf("%d redirects: %v, %v", n, resp, err)
		}
	}
}

func TestRedirectRefused(t *testing.T) {
	other := serveHTTP(t, respond(keySet))
	var location string
	s := serveTLS(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			io.WriteString(w, keySet)
			return
		}
		if location != "" {
			w.Header().Set("Location", location)
		}
		w.WriteHeader(http.StatusFound)
	})
	host := strings.TrimPrefix(s.URL, "https://")
	port := host[strings.LastIndexByte(host, ':'):]
	c := fetch.New(fetch.Options{AllowHTTP: true, RootCAs: roots(s)})
	for to, want := range map[string]string{
		"":                                 "without saying where",
		other.URL + "/?hunter2":            "from https to " + other.URL + "/",
		"http://" + host + "/x":            "from https to",
		"https://localhost" + port + "/x":  "another origin, https://localhost",
		"//localhost" + port + "/x":        "another origin",
		"https://127.0.0.1/x?hunter2":      "another origin, https://127.0.0.1/x",
		"https://me:hunter2@" + host + "/": "with a user name",
		"//me:hunter2@" + host + "/":       "with a user name",
		"file:///etc/hunter2":              "neither http nor https",
		"javascript:hunter2":               "neither http nor https",
		"https:///x":                       "neither http nor https",
		"http://hunter2:port/":             "not a URL",
	} {
		s.conns.Store(0)
		location = to
		_, err := c.Get(t.Context(), s.URL, fetch.Typed)
		wantError(t, err, want)
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: the error shows a secret: %v", to, err)
		}
		if n := s.conns.Load(); n != 1 {
			t.Errorf("%q: %d connections", to, n)
		}
	}
	if n := other.conns.Load(); n != 0 {
		t.Errorf("%d connections to the other server", n)
	}
}
