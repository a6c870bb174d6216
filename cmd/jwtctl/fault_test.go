package main

import (
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"io"
	"net/http"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// A fault is one thing that can be wrong with a server, and what jwks check
// has to say about it.
type fault struct {
	name   string
	serve  http.HandlerFunc
	path   string   // "/jwks" unless given
	rules  string   // --select; "net-*,jwks-*" unless given
	args   []string // more of them
	config func(*testing.T, *authority) *tls.Config
	plain  bool   // http
	http2  bool   // offered by the server
	addr   string // other than IPv4 loopback
	url    string // in place of the server's; $PORT is its port
	world  func(*world)

	code     int
	stderr   string   // $URL is the server's, $HOST its host and port
	findings []string // of low severity and up
	slept    []time.Duration
}

const (
	try     = "hint: try again; if it stays so, look at what the server sends: curl -v\n"
	nowhere = "hint: redirects are followed on the same scheme, host and port only; give the URL where the document really is\n"
	renew   = "hint: renew the certificate or mend its chain; --ca-file FILE trusts an authority of your own\n"
	later   = "hint: check the address, or try again later\n"
)

// TestFaults runs jwks check against every fault over loopback: the exact
// message, the exact findings, the exit code, and no more memory than 64 MiB
// allocated in all, servers included.
func TestFaults(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	list := slices.Concat(answerFaults(), bodyFaults(), transportFaults(), redirectFaults(), tlsFaults(), headerFaults(), keyFaults(), metadataFaults())
	if len(list) < 40 {
		t.Errorf("%d faults only", len(list))
	}
	for _, f := range list {
		t.Run(f.name, func(t *testing.T) { f.run(t, issuer) })
	}
}

func (f *fault) run(t *testing.T, issuer *authority) {
	config := &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}
	if f.config != nil {
		config = f.config(t, issuer)
	}
	if f.plain {
		config = nil
	}
	s := serveFault(t, f.addr, config, f.http2, f.serve)
	w := newWorld(issuer)
	if f.world != nil {
		f.world(w)
	}
	host := s.Listener.Addr().String()
	port := host[strings.LastIndexByte(host, ':')+1:]
	fill := strings.NewReplacer("$URL", s.URL, "$HOST", host, "$PORT", port)
	path, rules, url := f.path, f.rules, f.url
	if path == "" {
		path = "/jwks"
	}
	if url == "" {
		url = s.URL + path
	}
	if rules == "" {
		rules = "net-*,jwks-*"
	}
	args := []string{"jwks", "check", "-o", "json", "--min-severity", "low", "-q", "--select", rules}
	for _, arg := range f.args {
		args = append(args, fill.Replace(arg))
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	code := w.run(t.Context(), append(args, fill.Replace(url))...)
	runtime.ReadMemStats(&after)
	if code != f.code {
		t.Errorf("exit code %d, want %d", code, f.code)
	}
	resolver := regexp.MustCompile(`(lookup \S+) on \S+:`) // this machine's
	if got, want := resolver.ReplaceAllString(w.stderr.String(), "$1:"), fill.Replace(f.stderr); got != want {
		t.Errorf("stderr\n%s\nwant\n%s", got, want)
	}
	var found []string
	if w.stdout.Len() > 0 {
		found = w.findings(t)
	}
	for i := range f.findings {
		f.findings[i] = fill.Replace(f.findings[i])
	}
	if !slices.EqualFunc(found, f.findings, says) {
		t.Errorf("findings\n%s\nwant\n%s", strings.Join(found, "\n"), strings.Join(f.findings, "\n"))
	}
	if !slices.Equal(w.slept, f.slept) {
		t.Errorf("slept %v, want %v", w.slept, f.slept)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 64 {
		t.Errorf("%d MiB allocated", used)
	}
}

// says compares a finding with what is wanted: to the letter, or to where a
// message of rules about other things begins.
func says(found, want string) bool {
	return found == want || strings.HasSuffix(want, ": ") && strings.HasPrefix(found, want)
}

// waits are those before the second and the third attempt without any chance.
var waits = []time.Duration{100 * time.Millisecond, 200 * time.Millisecond}

func status(code int, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		good(w, fields...)
		w.WriteHeader(code)
		_, _ = io.WriteString(w, goodSet)
	}
}

func answerFaults() []fault {
	return []fault{
		{name: "none", serve: body(goodSet)},
		{name: "404", serve: status(404), code: 1, stderr: "error: $URL/jwks: the server answered 404 Not Found\nhint: check the path; an issuer publishes it as jwks_uri in its metadata\n",
			findings: []string{"high net-status: /jwks answers 404"}},
		{name: "401", serve: status(401), code: 1, stderr: "error: $URL/jwks: the server answered 401 Unauthorized\nhint: keys are public: let everybody read them, or give a header with --header-file or --header-env\n",
			findings: []string{"high net-status: /jwks answers 401: it wants to know who asks, but keys and metadata are for everyone"}},
		{name: "500 with a valid body", serve: status(500), code: 1, slept: slices.Concat(waits, waits, waits), stderr: "error: $URL/jwks: the server answered 500 Internal Server Error\n" + later,
			findings: []string{"high net-status: /jwks answers 500"}},
		{name: "204", serve: func(w http.ResponseWriter, _ *http.Request) { good(w); w.WriteHeader(204) }, code: 1, stderr: "error: $URL/jwks: the server answered 204 No Content\n" + later,
			findings: []string{"high net-status: /jwks answers 204"}},
		{name: "206 that nobody asked for", serve: status(206, "Content-Range", "bytes 0-9/10"), code: 1, stderr: "error: $URL/jwks: the server answered 206 Partial Content\n" + later,
			findings: []string{"high net-status: /jwks answers 206"}},
		{name: "503 for longer than anybody lives", serve: status(503, "Retry-After", "99999999999999999999"), code: 1, stderr: "error: $URL/jwks: the server answered 503 Service Unavailable\nhint: the server asks to be left alone for 596523h14m7s; --timeout lets more time pass\n",
			findings: []string{"high net-status: /jwks answers 503"}},
		{name: "503 for less than no time, then 200", serve: inTurn(status(503, "Retry-After", "-5"), body(goodSet)), slept: waits[:1]},
		{name: "503 until yesterday, then 200", serve: inTurn(status(503, "Date", "Fri, 02 Jan 2026 00:00:00 GMT", "Retry-After", "Thu, 01 Jan 2026 00:00:00 GMT"), body(goodSet)), slept: waits[:1]},
		{name: "503 for what is no time, then 200", serve: inTurn(status(503, "Retry-After", "soon"), body(goodSet)), slept: waits[:1]},
		{name: "304 that nobody asked for", serve: status(304, "ETag", `"1"`), code: 1, stderr: "error: $URL/jwks: the server answered 304 Not Modified\n" + later,
			findings: []string{"high net-status: /jwks answers 304"}},
		{name: "503 then 200", serve: inTurn(status(503), body(goodSet)), slept: waits[:1]},
		{name: "429 with Retry-After, then 200", serve: inTurn(status(429, "Retry-After", "3"), body(goodSet)), slept: []time.Duration{3 * time.Second}},
		{name: "503 with a date to wait for", serve: inTurn(status(503, "Date", "Fri, 02 Jan 2026 00:00:00 GMT", "Retry-After", "Fri, 02 Jan 2026 00:00:02 GMT"), body(goodSet)), slept: []time.Duration{2 * time.Second}},
		{name: "429 for an hour", serve: status(429, "Retry-After", "3600"), code: 1, stderr: "error: $URL/jwks: the server answered 429 Too Many Requests\nhint: the server asks to be left alone for 1h0m0s; --timeout lets more time pass\n",
			findings: []string{"high net-status: /jwks answers 429"}},
		{name: "nothing else is asked for with --fail-on never, and 404 is no yes", serve: status(404), args: []string{"--fail-on", "never"}, code: 3,
			stderr: "error: $URL/jwks: the server answered 404 Not Found\nhint: check the path; an issuer publishes it as jwks_uri in its metadata\n", findings: []string{"high net-status: /jwks answers 404"}},
	}
}

func zipped(text string) string {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return out.String()
}

// endless writes a chunk until nobody reads any more.
func endlessBody(chunk string, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		good(w, fields...)
		for {
			if _, err := io.WriteString(w, chunk); err != nil {
				return
			}
		}
	}
}

func bodyFaults() []fault {
	const page = "<!doctype html><title>Sign in</title>"
	tooLong := "error: $URL/jwks: the body is longer than 1048576 bytes\nhint: --max-keys N reads more\n"
	endless := []string{"high net-size: the answer does not end where every client must stop reading"}
	return []fault{
		{name: "login page", serve: body(page, "Content-Type", "text/html; charset=utf-8"), code: 1,
			stderr:   "error: $URL/jwks: got a web page, not JSON\nhint: give the address of the JSON itself, often /.well-known/jwks.json; a login page may stand before it\n",
			findings: []string{`high net-content-type: the answer is a web page, declared as "text/html"`}},
		{name: "declared as HTML", serve: body(goodSet, "Content-Type", "text/html"), code: 1, findings: []string{`high net-content-type: the answer is declared as "text/html", which browsers run`}},
		{name: "wrong content type", serve: body(goodSet, "Content-Type", "text/plain"), findings: []string{`low net-content-type: the answer is declared as "text/plain", not as JSON`}},
		{name: "missing content type", serve: body(goodSet, "Content-Type", ""), findings: []string{"low net-content-type: the answer does not say what it is"}},
		{name: "truncated JSON", serve: body(goodSet[:100]), code: 1, findings: []string{"high jwks-shape: "}},
		{name: "trailing garbage", serve: body(goodSet + "x"), code: 1, findings: []string{"high jwks-shape: "}},
		{name: "empty set", serve: body(`{"keys":[]}`), code: 1, findings: []string{"high jwks-empty: "}},
		{name: "bare JWK", serve: body(keyA), code: 1, findings: []string{"high jwks-shape: "}},
		{name: "no JSON at all", serve: body("hello"), code: 1, findings: []string{"high jwks-shape: "}},
		{name: "empty body", serve: body(""), code: 1, findings: []string{"high jwks-shape: "}},
		{name: "60 KB", serve: body(strings.Repeat(" ", 60000) + goodSet), findings: []string{"medium net-size: the answer has 60242 bytes"}},
		{name: "10 GB stream", serve: endlessBody(strings.Repeat(" ", 64<<10), "Content-Length", "10737418240"), code: 1, stderr: tooLong, findings: endless},
		{name: "gzip bomb", serve: endlessBody(zipped(strings.Repeat(" ", 16<<20)), "Content-Encoding", "gzip"), code: 1, stderr: tooLong, findings: endless},
		{name: "gzip of nothing without end", serve: endlessBody(strings.Repeat(zipped(""), 1000), "Content-Encoding", "gzip"), code: 1, stderr: tooLong, findings: endless},
		{name: "gzip", serve: body(zipped(goodSet), "Content-Encoding", "gzip")},
		{name: "broken gzip", serve: body("not gzip at all", "Content-Encoding", "gzip"), code: 3, stderr: "error: $URL/jwks: the body is not sound gzip: gzip: invalid header\n" + try},
		{name: "gzip twice", serve: body(zipped(zipped(goodSet)), "Content-Encoding", "gzip, gzip"), code: 3, stderr: "error: $URL/jwks: the body has content encoding \"gzip, gzip\", which was not asked for\n" + try},
		{name: "gzip twice, declared once", serve: body(zipped(zipped(goodSet)), "Content-Encoding", "gzip"), code: 1, findings: []string{"high jwks-shape: "}},
		{name: "trailers without end", serve: trailing, plain: true, code: 3, stderr: "error: $URL/jwks: http: suspiciously long trailer after chunked body\n" + try},
		{name: "unasked encoding", serve: body(goodSet, "Content-Encoding", "br"), code: 3, stderr: "error: $URL/jwks: the body has content encoding \"br\", which was not asked for\n" + try},
	}
}

// stall begins an answer and goes on no more until the client is gone.
func stall(begin string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if begin != "" {
			good(w)
			_, _ = io.WriteString(w, begin)
			_ = http.NewResponseController(w).Flush()
		}
		<-r.Context().Done()
	}
}

// trailing sends more trailers behind a body than anybody reads.
func trailing(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: max-age=3600\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n2\r\n{}\r\n0\r\n")
	for err == nil {
		_, err = io.WriteString(conn, "X: "+strings.Repeat("x", 1000)+"\r\n")
	}
	_ = conn.Close()
}

// drip sends a body a byte at a time, for ever.
func drip(w http.ResponseWriter, r *http.Request) {
	good(w)
	for every := time.NewTicker(time.Millisecond); ; {
		_, _ = io.WriteString(w, " ")
		_ = http.NewResponseController(w).Flush()
		select {
		case <-every.C:
		case <-r.Context().Done():
			every.Stop()
			return
		}
	}
}

// promise says for ever that an answer will come.
func promise(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := http.NewResponseController(w).Hijack()
	for err == nil {
		_, err = io.WriteString(conn, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
	}
}

func transportFaults() []fault {
	soon := []string{"--timeout", "40ms"}
	return []fault{
		{name: "hang before headers", serve: stall(""), args: soon, code: 3, stderr: "error: $URL/jwks: no whole answer within 40ms\nhint: check that the server is up; --timeout gives it more time\n"},
		{name: "slow loris", serve: stall(`{"keys":[`), args: soon, code: 3, stderr: "error: $URL/jwks: no whole answer within 40ms\nhint: check that the server is up; --timeout gives it more time\n"},
		{name: "byte by byte", serve: drip, args: soon, code: 3, stderr: "error: $URL/jwks: no whole answer within 40ms\nhint: check that the server is up; --timeout gives it more time\n"},
		{name: "nothing but early hints", plain: true, serve: promise, code: 3, stderr: "error: $URL/jwks: net/http: HTTP/1.x transport connection broken: net/http: server response headers exceeded 65536 bytes; aborted\n" + try},
		{name: "huge headers over HTTP/2", http2: true, serve: body(goodSet, "X-Filler", strings.Repeat("x", 70<<10)), code: 3, stderr: "error: $URL/jwks: connection error: COMPRESSION_ERROR\n" + try},
		{name: "huge headers", plain: true, serve: body(goodSet, "X-Filler", strings.Repeat("x", 70<<10)), code: 3, stderr: "error: $URL/jwks: net/http: HTTP/1.x transport connection broken: net/http: server response headers exceeded 65536 bytes; aborted\n" + try},
		{name: "cut off", serve: body(goodSet, "Content-Length", "5000"), slept: waits, code: 3, stderr: "error: $URL/jwks: the body is cut off: unexpected EOF\n" + try},
		{name: "HTTP/2", serve: body(goodSet), http2: true},
		{name: "HTTP/2 reset mid-body", http2: true, slept: waits, code: 3, stderr: "error: $URL/jwks: stream error: stream ID 1; INTERNAL_ERROR; received from peer\n" + try,
			serve: func(w http.ResponseWriter, _ *http.Request) {
				good(w)
				_, _ = io.WriteString(w, goodSet[:50])
				_ = http.NewResponseController(w).Flush()
				panic(http.ErrAbortHandler)
			}},
		{name: "hangs up", plain: true, serve: rawAnswer(""), slept: waits, code: 3, stderr: "error: $URL/jwks: EOF\n" + try},
		{name: "speaks something else", plain: true, serve: rawAnswer("SSH-2.0-OpenSSH_9.9\r\n"), code: 3, stderr: "error: $URL/jwks: net/http: HTTP/1.x transport connection broken: malformed HTTP response \"SSH-2.0-OpenSSH_9.9\"\n" + try},
		{name: "connection refused", serve: body(goodSet), url: "https://127.0.0.1:1/jwks", slept: waits, code: 3,
			stderr: "error: https://127.0.0.1:1/jwks: dial tcp 127.0.0.1:1: connect: connection refused\nhint: check that the server runs and that host and port are right\n"},
		{name: "no such host", serve: body(goodSet), url: "https://login.example.com:$PORT/jwks", code: 3, world: func(w *world) { w.network.Resolver = dns(nil) },
			stderr: "error: https://login.example.com:$PORT/jwks: dial tcp: lookup login.example.com: no such host\nhint: check the host name; --resolve HOST:PORT:ADDRESS does without DNS\n"},
		{name: "IPv6", serve: body(goodSet), addr: "[::1]:0"},
		{name: "slow", serve: body(goodSet), world: func(w *world) {
			at := time.Now()
			w.network.Clock = func() time.Time { at = at.Add(6 * time.Second); return at }
		}, code: 1, findings: []string{"high net-slow: the answer took 6s"}},
		{name: "password in the URL", serve: body(goodSet), url: "https://me:hunter2@$HOST/jwks", code: 3,
			stderr: "error: the URL holds a user name or password, which is never sent\nhint: remove what stands between // and @\n"},
		{name: "plain http elsewhere", serve: body(goodSet), url: "http://login.example.com/jwks", code: 3,
			stderr: "error: http://login.example.com/jwks: http is refused, because anyone on the way could replace the keys\nhint: use https, or --allow-http where nobody else is on the way\n"},
	}
}
