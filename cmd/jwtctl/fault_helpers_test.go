package main

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/json"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// faultNow is the time of the fault suite.
var faultNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

const (
	keyA    = `{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`
	keyB    = `{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"b","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}`
	goodSet = `{"keys":[` + keyA + `,` + keyB + `]}`
	openID  = "/.well-known/openid-configuration"
)

// An authority issues certificates that are good in the fault suite.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

func newAuthority(t testing.TB, name string) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign, NotBefore: faultNow.AddDate(-1, 0, 0), NotAfter: faultNow.AddDate(1, 0, 0)}
	a := &authority{key: key}
	a.cert = a.sign(t, template, template, key.Public())
	return a
}

func (a *authority) sign(t testing.TB, template, parent *x509.Certificate, public crypto.PublicKey) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, template, parent, public, a.key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return cert
}

// leaf makes the certificate of a server, good for so many days from now.
func (a *authority) leaf(t testing.TB, days int, names ...string) tls.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "server"}, DNSNames: names,
		NotBefore: faultNow.AddDate(0, -6, 0), NotAfter: faultNow.AddDate(0, 0, days), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	if len(names) == 0 {
		template.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
	}
	cert := a.sign(t, template, a.cert, a.key.Public())
	return tls.Certificate{Certificate: [][]byte{cert.Raw}, PrivateKey: a.key, Leaf: cert}
}

func (a *authority) roots() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.cert)
	return pool
}

// serveFault starts a server; config is nil for plain http.
func serveFault(t testing.TB, address string, config *tls.Config, http2 bool, handler http.Handler) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(handler)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.EnableHTTP2 = http2
	if address != "" {
		listener, err := net.Listen("tcp", address)
		if err != nil {
			t.Skipf("no %s here: %v", address, err)
		}
		_ = s.Listener.Close()
		s.Listener = listener
	}
	if config == nil {
		s.Start()
	} else {
		s.TLS = config
		s.StartTLS()
	}
	t.Cleanup(s.Close)
	return s
}

// good sends the headers of a well-kept endpoint; fields replace them, "" takes
// one away.
func good(w http.ResponseWriter, fields ...string) {
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "max-age=3600")
	h.Set("Access-Control-Allow-Origin", "*")
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] == "" {
			h[http.CanonicalHeaderKey(fields[i])] = nil
		} else {
			h.Set(fields[i], fields[i+1])
		}
	}
}

// body serves a text with the headers of a well-kept endpoint.
func body(text string, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		good(w, fields...)
		_, _ = io.WriteString(w, text)
	}
}

// raw answers with bytes as they are.
func rawAnswer(text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = io.WriteString(conn, text)
			_ = conn.Close()
		}
	}
}

// inTurn serves by one handler after the other, and by the last from then on.
func inTurn(handlers ...http.HandlerFunc) http.HandlerFunc {
	var mu sync.Mutex
	return func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		serve := handlers[0]
		if len(handlers) > 1 {
			handlers = handlers[1:]
		}
		mu.Unlock()
		serve(w, r)
	}
}

// A world is what a run of the fault suite may see, and what it did.
type world struct {
	network        fetch.Options
	stdout, stderr bytes.Buffer
	slept          []time.Duration
	now            func() time.Time                           // faultNow where nil
	sleep          func(context.Context, time.Duration) error // between two polls
}

func newWorld(a *authority) *world {
	w, start := &world{}, time.Now()
	w.network = fetch.Options{RootCAs: a.roots(), Retries: 2, Random: func() float64 { return 0 },
		Clock: func() time.Time { return start }, // a busy machine makes no slow server
		Sleep: func(_ context.Context, d time.Duration) error { w.slept = append(w.slept, d); return nil }}
	return w
}

func (w *world) run(ctx context.Context, args ...string) int {
	now := w.now
	if now == nil {
		now = func() time.Time { return faultNow }
	}
	return run(ctx, env{stdin: strings.NewReader(""), stdout: &w.stdout, stderr: &w.stderr, sleep: w.sleep,
		now: now, getenv: func(string) string { return "" }, network: w.network}, args)
}

// findings lists what the report in JSON on standard output says.
func (w *world) findings(t testing.TB) []string {
	t.Helper()
	var report struct {
		Findings []struct{ Severity, Rule, Message string }
	}
	if err := json.Unmarshal(w.stdout.Bytes(), &report); err != nil {
		t.Fatalf("%v in %q", err, &w.stdout)
	}
	var list []string
	for _, f := range report.Findings {
		list = append(list, f.Severity+" "+f.Rule+": "+f.Message)
	}
	return list
}

// dns is a resolver that knows only these names, over a stream (RFC 1035
// §4.2.2).
func dns(known map[string]string) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		go func() {
			defer there.Close()
			var size [2]byte
			for {
				if _, err := io.ReadFull(there, size[:]); err != nil {
					return
				}
				query := make([]byte, binary.BigEndian.Uint16(size[:]))
				if _, err := io.ReadFull(there, query); err != nil {
					return
				}
				reply := dnsAnswer(query, known)
				if _, err := there.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(reply))), reply...)); err != nil {
					return
				}
			}
		}()
		return here, nil
	}}
}

func dnsAnswer(query []byte, known map[string]string) []byte {
	name, end := "", 12
	for query[end] != 0 {
		name += string(query[end+1:end+1+int(query[end])]) + "."
		end += 1 + int(query[end])
	}
	addr, err := netip.ParseAddr(known[strings.TrimSuffix(name, ".")])
	reply := append(query[:2:2], 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0)
	reply = append(reply, query[12:end+5]...)
	kind := binary.BigEndian.Uint16(query[end+1:])
	switch {
	case err != nil:
		reply[3] = 0x83 // no such name
	case addr.Is4() == (kind == 1):
		reply[7] = 1
		reply = append(reply, 0xc0, 12, 0, byte(kind), 0, 1, 0, 0, 0, 0, 0, byte(addr.BitLen()/8))
		reply = append(reply, addr.AsSlice()...)
	}
	return reply
}

// expand replaces one text by another.
func expand(text, old, with string) string { return strings.ReplaceAll(text, old, with) }

func (a *authority) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
}
