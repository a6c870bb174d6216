package fetch_test

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// TestRebinding holds that a public name which DNS leads to a private address
// is refused before a connection is made.
func TestRebinding(t *testing.T) {
	s := serveTLS(t, respond(keySet))
	for addr, kind := range map[string]string{
		"127.0.0.1": "loopback", "::1": "loopback", "169.254.169.254": "cloud metadata service", "fd00:ec2::254": "cloud metadata service",
		"10.0.0.1": "private", "::ffff:10.0.0.1": "private", "::ffff:127.0.0.1": "loopback", "64:ff9b::10.0.0.1": "private",
		"2002:7f00:1::": "loopback", "100.64.0.1": "carrier-grade NAT", "0.0.0.0": "unspecified", "::": "unspecified", "224.0.0.1": "multicast",
		"fd12:3456::1": "private", "fe80::1": "link-local", "255.255.255.255": "reserved", "198.18.0.1": "benchmarking", "192.0.0.1": "reserved",
		"::1 127.0.0.1": "loopback", "10.0.0.1 10.0.0.2": "private",
	} {
		c := fetch.New(fetch.Options{RootCAs: roots(s), Resolver: names(map[string]string{"keys.example.com": addr})})
		_, err := c.Get(t.Context(), s.named("keys.example.com")+"/x?hunter2", fetch.Discovered)
		wantError(t, err, "https://keys.example.com", "is not public ("+kind+")")
		if e, ok := errors.AsType[*fetch.AddressError](err); !ok || e.Kind != kind || e.Hint() == "" {
			t.Errorf("%s: %v", addr, err)
		}
	}
	if n := s.conns.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

func TestLiteralAddresses(t *testing.T) {
	s := serveHTTP(t, respond(keySet))
	c := fetch.New(fetch.Options{AllowHTTP: true})
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		_, err := c.Get(t.Context(), s.named(host), fetch.Discovered)
		wantError(t, err, "is not public")
	}
	if n := s.conns.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
	if _, err := c.Get(t.Context(), s.URL, fetch.Typed); err != nil {
		t.Errorf("typed: %v", err)
	}
	if _, err := plain().Get(t.Context(), s.URL, fetch.Discovered); err != nil {
		t.Errorf("allowed: %v", err)
	}
}

// TestTypedName holds that a name the user typed may be a private server's.
func TestTypedName(t *testing.T) {
	s := serveTLS(t, respond(keySet))
	c := fetch.New(fetch.Options{RootCAs: roots(s), Resolver: names(map[string]string{"keys.example.com": "127.0.0.1"})})
	body, err := c.KeySet(t.Context(), s.named("keys.example.com"))
	if err != nil || string(body) != keySet {
		t.Errorf("%q, %v", body, err)
	}
}

func TestNoSuchHost(t *testing.T) {
	c := fetch.New(fetch.Options{Resolver: names(nil)})
	_, err := c.Get(t.Context(), "https://keys.example.com/jwks", fetch.Typed)
	wantError(t, err, "https://keys.example.com/jwks: ", "no such host")
}

// proxyTo is a proxy that takes every target for one server.
func proxyTo(t *testing.T, target *server, seen *[]string) *server {
	return serveHTTP(t, func(w http.ResponseWriter, r *http.Request) {
		*seen = append(*seen, r.Method+" "+r.RequestURI+" "+r.Header.Get("Proxy-Authorization"))
		if r.Method != http.MethodConnect {
			io.WriteString(w, keySet)
			return
		}
		out, err := net.Dial("tcp", target.Listener.Addr().String())
		if err != nil {
			return
		}
		in, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		io.WriteString(in, "HTTP/1.1 200 OK\r\n\r\n")
		go func() { io.Copy(out, in); out.Close() }()
		io.Copy(in, out)
		in.Close()
	})
}

// TestProxy holds that a proxy is used, that its own address may be private,
// and that it is not asked for what is never public.
func TestProxy(t *testing.T) {
	s := serveTLS(t, respond(keySet))
	var seen []string
	proxy := proxyTo(t, s, &seen)
	var asked []string
	c := fetch.New(fetch.Options{AllowHTTP: true, RootCAs: roots(s), Resolver: names(nil), Proxy: func(u *url.URL) (*url.URL, error) {
		asked = append(asked, u.String())
		return url.Parse(strings.Replace(proxy.URL, "//", "//me:hunter2@", 1))
	}})
	for _, trust := range []fetch.Trust{fetch.Typed, fetch.Discovered} {
		resp, err := c.Get(t.Context(), "https://keys.example.com/jwks?a=b", trust)
		if err != nil || resp.Remote != (netip.AddrPort{}) {
			t.Errorf("https: %v, %v", resp, err)
		}
		if _, err = c.Get(t.Context(), "http://keys.example.com/jwks?a=b", trust); err != nil {
			t.Errorf("http: %v", err)
		}
	}
	const auth = " Basic bWU6aHVudGVyMg=="
	once := "CONNECT keys.example.com:443" + auth + "|GET http://keys.example.com/jwks?a=b" + auth
	if got := strings.Join(seen, "|"); got != once+"|"+once {
		t.Errorf("the proxy saw %s", got)
	}
	if asked[0] != "https://keys.example.com" {
		t.Errorf("asked for the proxy of %s", asked[0])
	}
	proxy.conns.Store(0)
	for _, host := range []string{"127.0.0.1", "[::1]", "[fd00:ec2::254]", "169.254.169.254", "localhost", "2130706433", "metadata.google.internal"} {
		_, err := c.Get(t.Context(), "https://"+host+"/", fetch.Discovered)
		wantError(t, err, "is not public")
	}
	if n := proxy.conns.Load(); n != 0 {
		t.Errorf("%d connections to the proxy", n)
	}
}

func TestProxyErrors(t *testing.T) {
	refusing := serveHTTP(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) })
	for want, proxy := range map[string]func(*url.URL) (*url.URL, error){
		"proxy setting cannot be read": func(*url.URL) (*url.URL, error) {
			return nil, errors.New(`invalid proxy address "http://me:hunter2@\n"`)
		},
		"Proxy Authentication Required": func(*url.URL) (*url.URL, error) {
			return url.Parse(strings.Replace(refusing.URL, "//", "//me:hunter2@", 1))
		},
		"proxyconnect": func(*url.URL) (*url.URL, error) { return url.Parse("http://me:hunter2@127.0.0.1:1") },
	} {
		_, err := fetch.New(fetch.Options{Proxy: proxy}).Get(t.Context(), "https://keys.example.com/", fetch.Typed)
		wantError(t, err, want)
		if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error shows the password: %v", err)
		}
	}
}

// standIn is the one loopback address that plays the public one.
func standIn(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.2") }

// elsewhere is a server at the address that plays the public one, on the port
// of another.
func elsewhere(t *testing.T, s *server, handler http.HandlerFunc) *server {
	t.Helper()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.2", port))
	if err != nil {
		t.Skipf("there is one loopback address only: %v", err)
	}
	public := newServer(t, handler)
	_ = public.Listener.Close()
	public.Listener = listener
	public.StartTLS()
	return public
}

// TestSeveralAddresses holds that a name with a public and a private address
// leads to the public one or nowhere.
func TestSeveralAddresses(t *testing.T) {
	for _, addrs := range []string{"127.0.0.2 127.0.0.1", "127.0.0.1 127.0.0.2", "::1 127.0.0.2 127.0.0.1"} {
		private := serveTLS(t, respond(keySet))
		opts := fetch.Options{RootCAs: roots(private), AllowAddress: standIn, Resolver: names(map[string]string{"keys.example.com": addrs})}
		_, err := fetch.New(opts).Get(t.Context(), private.named("keys.example.com"), fetch.Discovered)
		wantError(t, err, "https://keys.example.com") // nobody is at the public one
		public := elsewhere(t, private, respond(keySet))
		resp, err := fetch.New(opts).Get(t.Context(), private.named("keys.example.com"), fetch.Discovered)
		if err != nil || !standIn(resp.Remote.Addr()) {
			t.Errorf("%s: %v, %v", addrs, resp, err)
		}
		if private.conns.Load() != 0 || public.conns.Load() != 1 {
			t.Errorf("%s: %d connections to the private address, %d to the public one", addrs, private.conns.Load(), public.conns.Load())
		}
	}
}

// TestAnswersThatChange holds that a name which was public at first and is
// private at the next look leads nowhere from then on: when the request is
// repeated, and behind a redirect.
func TestAnswersThatChange(t *testing.T) {
	for name, serve := range map[string]http.HandlerFunc{
		"repetition": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
		"redirect":   func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/there", http.StatusFound) },
	} {
		private := serveTLS(t, respond(keySet))
		public := elsewhere(t, private, serve)
		opts := fetch.Options{RootCAs: roots(private), AllowAddress: standIn, Retries: 2, Random: func() float64 { return 0 }, Resolver: namesBy(func(string) string {
			if public.conns.Load() > 0 {
				return "127.0.0.1"
			}
			return "127.0.0.2"
		})}
		_, err := fetch.New(opts).Get(t.Context(), private.named("keys.example.com"), fetch.Discovered)
		wantError(t, err, "127.0.0.1 is not public (loopback)")
		if private.conns.Load() != 0 || public.conns.Load() != 1 {
			t.Errorf("%s: %d connections to the private address, %d to the public one", name, private.conns.Load(), public.conns.Load())
		}
	}
}

// TestResolvedByHand holds that an address which the user gives is used for
// its name and port alone, whatever DNS says.
func TestResolvedByHand(t *testing.T) {
	s := serveTLS(t, respond(keySet))
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	here := netip.MustParseAddrPort(s.Listener.Addr().String())
	c := fetch.New(fetch.Options{RootCAs: roots(s), Resolver: names(map[string]string{"www.example.com": "127.0.0.1"}),
		Resolve: map[string]netip.AddrPort{"keys.example.com:" + port: here}})
	for _, trust := range []fetch.Trust{fetch.Typed, fetch.SameOrigin, fetch.Discovered} {
		if _, err := c.Get(t.Context(), s.named("KEYS.example.com"), trust); err != nil {
			t.Error(err)
		}
	}
	_, err := c.Get(t.Context(), s.named("www.example.com"), fetch.Discovered)
	wantError(t, err, "is not public (loopback)")
	_, err = c.Get(t.Context(), "https://keys.example.com:1/", fetch.Discovered)
	wantError(t, err, "no such host")
}
