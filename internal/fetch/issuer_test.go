package fetch_test

import (
	"io"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// An issuer serves fixed bodies by path and remembers what it was asked for.
// SELF in a body is the server's own URL; a body "-> URL" is a redirect.
type issuer struct {
	*server
	bodies map[string]string
	mu     sync.Mutex
	asked  []string
}

func newIssuer(t *testing.T, bodies map[string]string) *issuer {
	i := &issuer{bodies: bodies}
	i.server = serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		i.mu.Lock()
		i.asked = append(i.asked, r.URL.Path)
		i.mu.Unlock()
		body, ok := bodies[r.URL.Path]
		body = strings.ReplaceAll(body, "SELF", i.URL)
		if to, redirect := strings.CutPrefix(body, "-> "); redirect {
			http.Redirect(w, r, to, http.StatusFound)
		} else if !ok {
			http.NotFound(w, r)
		} else {
			io.WriteString(w, body)
		}
	})
	return i
}

const (
	openID = "/.well-known/openid-configuration"
	oauth  = "/.well-known/oauth-authorization-server"
)

func TestIssuer(t *testing.T) {
	meta := func(path string) string { return `{"issuer":"SELF` + path + `","jwks_uri":"SELF/jwks"}` }
	for _, test := range []struct {
		path   string
		bodies map[string]string
		asked  string
	}{
		{"", map[string]string{openID: meta("")}, openID},
		{"/", map[string]string{openID: meta("/")}, openID},
		{"/realms/a", map[string]string{"/realms/a" + openID: meta("/realms/a")}, "/realms/a" + openID},
		{"/realms/a/", map[string]string{"/realms/a" + openID: meta("/realms/a/")}, "/realms/a" + openID},
		{"", map[string]string{oauth: meta("")}, openID + " " + oauth},
		{"/realms/a/", map[string]string{oauth + "/realms/a": meta("/realms/a/")}, "/realms/a" + openID + " " + oauth + "/realms/a"},
		{"", map[string]string{openID: "<html>", oauth: meta("")}, openID + " " + oauth},
		{"", map[string]string{openID: "-> http://login.example.com/", oauth: meta("")}, openID + " " + oauth},
		{"", map[string]string{openID: "-> /moved", "/moved": meta("")}, openID + " /moved"},
	} {
		test.bodies["/jwks"] = keySet
		i := newIssuer(t, test.bodies)
		c := fetch.New(fetch.Options{AllowHTTP: true}) // loopback is allowed for being the issuer's own
		uri, body, err := c.Issuer(t.Context(), i.URL+test.path)
		if err != nil || uri != i.URL+"/jwks" || string(body) != keySet {
			t.Errorf("%s: %q, %q, %v", test.path, uri, body, err)
		}
		if got := strings.Join(i.asked, " "); got != test.asked+" /jwks" {
			t.Errorf("%s: asked for %s, want %s", test.path, got, test.asked)
		}
	}
}

func TestIssuerRefused(t *testing.T) {
	elsewhere := serveHTTP(t, respond(keySet))
	for name, test := range map[string]struct{ metadata, want string }{
		"another issuer":  {`{"issuer":"https://evil.example.com","jwks_uri":"SELF/jwks"}`, "another issuer, https://evil.example.com"},
		"final slash":     {`{"issuer":"SELF/","jwks_uri":"SELF/jwks"}`, "another issuer"},
		"letter case":     {`{"issuer":"HTTP://127.0.0.1","jwks_uri":"SELF/jwks"}`, "another issuer"},
		"escape sequence": {`{"issuer":"\u001b[2J\n","jwks_uri":"SELF/jwks"}`, "another issuer"},
		"long issuer":     {`{"issuer":"` + strings.Repeat("é", 5000) + `","jwks_uri":"SELF/jwks"}`, "another issuer"},
		"password":        {`{"issuer":"https://me:hunter2@host/x@y","jwks_uri":"SELF/jwks"}`, "another issuer, https://host/x@y"},
		"no issuer":       {`{"jwks_uri":"SELF/jwks"}`, "name no issuer"},
		"issuer list":     {`{"issuer":["SELF"],"jwks_uri":"SELF/jwks"}`, "name no issuer"},
		"other case":      {`{"Issuer":"SELF","jwks_uri":"SELF/jwks"}`, "name no issuer"},
		"two issuers":     {`{"issuer":"SELF","issuer":"SELF","jwks_uri":"SELF/jwks"}`, "not strict JSON"},
		"trailing":        {`{"issuer":"SELF","jwks_uri":"SELF/jwks"}{}`, "not strict JSON"},
		"deep":            {`{"issuer":"SELF","jwks_uri":"SELF/jwks","x":` + strings.Repeat("[", 99) + strings.Repeat("]", 99) + `}`, "not strict JSON"},
		"no JSON":         {`issuer: SELF`, "not strict JSON"},
		"empty":           {``, "not strict JSON"},
		"a list":          {`[]`, "not a JSON object"},
		"no jwks_uri":     {`{"issuer":"SELF"}`, "no jwks_uri"},
		"null jwks_uri":   {`{"issuer":"SELF","jwks_uri":null}`, "no jwks_uri"},
		"relative":        {`{"issuer":"SELF","jwks_uri":"/jwks"}`, "jwks_uri: not an https URL"},
		"a file":          {`{"issuer":"SELF","jwks_uri":"file:///etc/passwd"}`, "jwks_uri: not an https URL"},
		"user name":       {`{"issuer":"SELF","jwks_uri":"https://me:hunter2@127.0.0.1/"}`, "jwks_uri: the URL holds a user name"},
		"other port":      {`{"issuer":"SELF","jwks_uri":"` + elsewhere.URL + `"}`, "is not public (loopback)"},
		"localhost":       {`{"issuer":"SELF","jwks_uri":"https://localhost/jwks"}`, "is not public (loopback)"},
		"metadata":        {`{"issuer":"SELF","jwks_uri":"http://169.254.169.254/latest"}`, "is not public (cloud metadata service)"},
		"redirect":        {`{"issuer":"SELF","jwks_uri":"SELF/redirect"}`, "redirects to another origin"},
		"missing":         {`{"issuer":"SELF","jwks_uri":"SELF/missing"}`, "404"},
		"page":            {`{"issuer":"SELF","jwks_uri":"SELF/page"}`, "got a web page, not a key set"},
	} {
		i := newIssuer(t, map[string]string{openID: test.metadata, oauth: `{"issuer":"SELF","jwks_uri":"SELF/jwks"}`, "/jwks": keySet,
			"/redirect": "-> " + elsewhere.URL, "/page": " <html>"})
		uri, body, err := fetch.New(fetch.Options{AllowHTTP: true}).Issuer(t.Context(), i.URL)
		wantError(t, err, test.want)
		if uri != "" || body != nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %q, %q, %v", name, uri, body, err)
		}
	}
	if n := elsewhere.conns.Load(); n != 0 {
		t.Errorf("%d connections elsewhere", n)
	}
}

func TestIssuerNotFound(t *testing.T) {
	i := newIssuer(t, map[string]string{oauth + "/x": "<html>"})
	_, _, err := plain().Issuer(t.Context(), i.URL+"/x")
	wantError(t, err, "no issuer metadata: "+i.URL+"/x"+openID+": the server answered 404 Not Found; "+i.URL+oauth+"/x: got a web page")
	for _, raw := range []string{i.URL + "/?a=hunter2", i.URL + "/#", i.URL + "?"} {
		_, _, err := plain().Issuer(t.Context(), raw)
		wantError(t, err, "neither query nor fragment")
	}
	_, _, err = plain().Issuer(t.Context(), "https://me:hunter2@127.0.0.1")
	wantError(t, err, "user name or password")
}

// TestIssuerDowngrade holds that http keys need the same leave as any http.
func TestIssuerDowngrade(t *testing.T) {
	keys := serveHTTP(t, respond(keySet))
	var s *server
	s = serveTLS(t, func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `{"issuer":"`+s.URL+`","jwks_uri":"`+keys.URL+`"}`)
	})
	_, _, err := fetch.New(fetch.Options{RootCAs: roots(s), AllowAddress: loopback}).Issuer(t.Context(), s.URL)
	wantError(t, err, "jwks_uri: "+keys.URL+": http is refused")
	if _, _, err = fetch.New(fetch.Options{RootCAs: roots(s), AllowAddress: loopback, AllowHTTP: true}).Issuer(t.Context(), s.URL); err != nil {
		t.Error(err)
	}
}

// TestIssuerTimeout holds that the requests of one call share one clock, and
// that silence at the first place is not asked about again at the second.
func TestIssuerTimeout(t *testing.T) {
	s := serveHTTP(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	_, _, err := fetch.New(fetch.Options{AllowHTTP: true, Timeout: 30 * time.Millisecond}).Issuer(t.Context(), s.URL)
	wantError(t, err, "no whole answer within 30ms")
	if n := s.conns.Load(); n != 1 {
		t.Errorf("%d connections", n)
	}
}

// TestIssuerBehindProxy holds that an issuer the user typed may be private
// there too, and what it names may not.
func TestIssuerBehindProxy(t *testing.T) {
	proxy := serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Host + r.URL.Path {
		case "a.internal" + openID:
			io.WriteString(w, `{"issuer":"http://a.internal","jwks_uri":"http://a.internal/jwks"}`)
		case "b.internal" + openID:
			io.WriteString(w, `{"issuer":"http://b.internal","jwks_uri":"http://a.internal/jwks"}`)
		default:
			io.WriteString(w, keySet)
		}
	})
	c := fetch.New(fetch.Options{AllowHTTP: true, Proxy: func(*url.URL) (*url.URL, error) { return url.Parse(proxy.URL) }})
	if _, _, err := c.Issuer(t.Context(), "http://a.internal"); err != nil {
		t.Error(err)
	}
	_, _, err := c.Issuer(t.Context(), "http://b.internal")
	wantError(t, err, "a.internal is not public (private)")
}

// TestFind holds that the keys of an issuer are found from its identifier and
// from its metadata, with a final slash and without, and are nobody else's.
func TestFind(t *testing.T) {
	meta := func(path string) string { return `{"issuer":"SELF` + path + `","jwks_uri":"SELF/keys?p=hunter2"}` }
	for _, test := range []struct {
		path   string
		bodies map[string]string
		want   string // in the error
	}{
		{"/keys", nil, ""},
		{"/keys?p=hunter2", nil, ""},
		{"", map[string]string{openID: meta("")}, ""},
		{"/", map[string]string{"/": "<html>", openID: meta("/")}, ""},
		{"/", map[string]string{"/": `{"hello":"world"}`, openID: meta("/")}, ""},
		{openID, map[string]string{openID: meta("")}, ""},
		{openID, map[string]string{openID: meta("/")}, ""},
		{"/a" + openID, map[string]string{"/a" + openID: meta("/a/")}, ""},
		{oauth + "/a", map[string]string{oauth + "/a": meta("/a")}, ""},
		{"/metadata.json", map[string]string{"/metadata.json": meta("/whatever")}, ""},
		{openID, map[string]string{openID: meta("/other")}, "those of another issuer"},
		{"/a", map[string]string{"/a" + openID: meta("/other")}, "those of another issuer"},
		{openID, map[string]string{openID: `{"issuer":"SELF"}`}, "no jwks_uri"},
		{"/a", map[string]string{"/a" + openID: `{"issuer":"SELF/a","jwks_uri":"https://me:hunter2@127.0.0.1/"}`}, "jwks_uri: the URL holds a user name"},
		{"/none", nil, "/none: the server answered 404"},
		{"/page", map[string]string{"/page": "<html>"}, "/page: got a web page"},
		{"/none?p=hunter2", nil, "/none: the server answered 404"},
	} {
		bodies := map[string]string{"/keys": keySet}
		maps.Copy(bodies, test.bodies)
		i := newIssuer(t, bodies)
		from, body, err := fetch.New(fetch.Options{AllowHTTP: true}).Find(t.Context(), i.URL+test.path)
		if test.want != "" {
			wantError(t, err, test.want)
		} else if err != nil || from != i.URL+"/keys" || string(body) != keySet {
			t.Errorf("%s: %q, %q, %v", test.path, from, body, err)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the error shows the query: %v", test.path, err)
		}
	}
	i := newIssuer(t, map[string]string{"/odd": `{"hello":"world"}`})
	if _, body, err := plain().Find(t.Context(), i.URL+"/odd"); err != nil || string(body) != `{"hello":"world"}` {
		t.Errorf("what is no key set: %q, %v", body, err) // is for its reader to say
	}
}
