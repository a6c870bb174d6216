package main

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// fetching are the commands that fetch, with URL for what they fetch.
var fetching = [][]string{
	{"jwks", "check", "URL"},
	{"jwks", "check", "--repeat", "5", "URL"},
	{"jwks", "list", "URL"},
	{"jwks", "diff", "URL", "URL"},
	{"jwks", "watch", "URL"},
	{"verify", "--jwks", "URL", "../../testdata/tokens/access-token.jwt"},
	{"verify", "--issuer", "URL", "../../testdata/tokens/access-token.jwt"},
	{"audit", "--jwks", "URL", "../../testdata/tokens/access-token.jwt"},
}

// checkFetchInterrupted runs a command in a world where nothing but an
// interrupt ends a fetch: no time limit does, and no server. After it nothing
// more is asked for and nothing is waited for, so that it is over at once; the
// two seconds are for a machine that is busy with something else.
func checkFetchInterrupted(t *testing.T, w *world, ctx context.Context, args []string, url string) {
	t.Helper()
	line := append([]string{}, args...)
	for i := range line {
		if line[i] == "URL" {
			line[i] = url
		}
	}
	w.network.Timeout = time.Hour
	interrupted := make(chan time.Time, 1)
	context.AfterFunc(ctx, func() { interrupted <- time.Now() })
	ended := make(chan int, 1)
	go func() { ended <- w.run(ctx, line...) }()
	select {
	case code := <-ended:
		if took := time.Since(<-interrupted); took > 2*time.Second {
			t.Errorf("%q ends %s after the interrupt", args, took)
		}
		if code != exitFailed || w.stderr.String() != "error: interrupted\n" {
			t.Errorf("%q: exit code %d, stderr %q", args, code, &w.stderr)
		}
	case <-time.After(time.Minute):
		t.Fatalf("%q goes on after it was interrupted", args)
	}
}

// TestInterruptOfFetch holds that Ctrl-C ends a fetch wherever it stands:
// before the headers and within the body.
func TestInterruptOfFetch(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	for _, begin := range []string{"", `{"keys":[`} {
		for _, args := range fetching {
			ctx, cancel := context.WithCancel(t.Context())
			var asked atomic.Int32
			s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				asked.Add(1)
				if begin != "" {
					good(w)
					_, _ = w.Write([]byte(begin))
					_ = http.NewResponseController(w).Flush()
				}
				cancel()
				<-r.Context().Done()
			}))
			w := newWorld(issuer)
			checkFetchInterrupted(t, w, ctx, args, s.URL)
			s.Close()
			if n := asked.Load(); n != 1 || len(w.slept) > 0 {
				t.Errorf("%q: asked %d times, slept %v", args, n, w.slept)
			}
		}
	}
}

// TestInterruptOfHandshake holds the same of a server that takes connections
// and says nothing, and of a name that nobody answers for.
func TestInterruptOfHandshake(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	for _, args := range fetching {
		ctx, cancel := context.WithCancel(t.Context())
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			if conn, err := listener.Accept(); err == nil {
				cancel()
				<-t.Context().Done()
				_ = conn.Close()
			}
		}()
		checkFetchInterrupted(t, newWorld(issuer), ctx, args, "https://"+listener.Addr().String())
		_ = listener.Close()

		ctx, cancel = context.WithCancel(t.Context())
		w := newWorld(issuer)
		w.network.Resolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			cancel()
			<-ctx.Done()
			return nil, ctx.Err()
		}}
		checkFetchInterrupted(t, w, ctx, args, "https://login.example.com")
	}
}

// TestInterruptOfWaiting holds the same of the wait that a server asks for.
func TestInterruptOfWaiting(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, status(503, "Retry-After", "1800"))
	for _, args := range fetching {
		ctx, cancel := context.WithCancel(t.Context())
		w := newWorld(issuer)
		w.network.Sleep = func(ctx context.Context, d time.Duration) error {
			cancel()
			return fetch.Sleep(ctx, d)
		}
		checkFetchInterrupted(t, w, ctx, args, s.URL)
	}
}
