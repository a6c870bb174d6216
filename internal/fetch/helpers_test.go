package fetch_test

import (
	"context"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

const keySet = `{"keys":[]}`

// A server counts the connections it is offered.
type server struct {
	*httptest.Server
	conns atomic.Int32
}

func newServer(t *testing.T, handler http.Handler) *server {
	s := &server{Server: httptest.NewUnstartedServer(handler)}
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			s.conns.Add(1)
		}
	}
	t.Cleanup(s.Close)
	return s
}

func serveHTTP(t *testing.T, handler http.HandlerFunc) *server {
	s := newServer(t, handler)
	s.Start()
	return s
}

func serveTLS(t *testing.T, handler http.HandlerFunc) *server {
	s := newServer(t, handler)
	s.StartTLS()
	return s
}

// roots trusts the certificate of httptest servers, which is good for
// example.com, *.example.com and 127.0.0.1.
func roots(s *server) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return pool
}

// named is the server's URL with another host name on the same port.
func (s *server) named(host string) string {
	return strings.Replace(s.URL, "127.0.0.1", host, 1)
}

func respond(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) }
}

func loopback(a netip.Addr) bool { return a.IsLoopback() }

// plain is a client that accepts http and, for Discovered URLs, loopback.
func plain() *fetch.Client {
	return fetch.New(fetch.Options{AllowHTTP: true, AllowAddress: loopback})
}

// wantError checks that an error is one plain line that holds all of the
// texts, and that its hint is one too.
func wantError(t *testing.T, err error, texts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", texts)
	}
	message := err.Error()
	if strings.ContainsAny(message, "\n\r\x1b") || strings.HasSuffix(message, ".") || len(message) > 1000 {
		t.Errorf("error is not one plain line: %q", message)
	}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		if hint := hinted.Hint(); hint == "" || strings.Contains(hint, "\n") || strings.HasSuffix(hint, ".") {
			t.Errorf("hint is not one plain line: %q", hint)
		}
	}
	for _, text := range texts {
		if !strings.Contains(message, text) {
			t.Errorf("error %q lacks %q", message, text)
		}
	}
}

// names is a resolver that knows only these: names with an address or several.
func names(known map[string]string) *net.Resolver {
	return namesBy(func(name string) string { return known[name] })
}

// namesBy is a resolver that asks for each answer.
func namesBy(known func(name string) string) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		go answerDNS(there, known)
		return here, nil
	}}
}

// answerDNS speaks DNS over a stream (RFC 1035 §4.2.2), enough for Go's resolver.
func answerDNS(conn net.Conn, known func(string) string) {
	defer conn.Close()
	for {
		var size [2]byte
		if _, err := io.ReadFull(conn, size[:]); err != nil {
			return
		}
		query := make([]byte, binary.BigEndian.Uint16(size[:]))
		if _, err := io.ReadFull(conn, query); err != nil {
			return
		}
		reply := dnsReply(query, known)
		conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...))
	}
}

func dnsReply(query []byte, known func(string) string) []byte {
	name, end := "", 12
	for query[end] != 0 {
		name += string(query[end+1:end+1+int(query[end])]) + "."
		end += 1 + int(query[end])
	}
	end++
	kind := binary.BigEndian.Uint16(query[end:])
	text := known(strings.TrimSuffix(name, "."))
	ok := text != ""
	reply := append(query[:2:2], 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0)
	if !ok {
		reply[3] = 0x83
	}
	reply = append(reply, query[12:end+4]...)
	if !ok {
		return reply
	}
	for text := range strings.FieldsSeq(text) {
		addr := netip.MustParseAddr(text)
		if addr.Is4() != (kind == 1) {
			continue
		}
		reply[7]++
		reply = append(reply, 0xc0, 12, 0, byte(kind), 0, 1, 0, 0, 0, 0, 0, byte(addr.BitLen()/8))
		reply = append(reply, addr.AsSlice()...)
	}
	return reply
}
