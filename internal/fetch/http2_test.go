package fetch_test

import (
	"crypto/tls"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// frame is one HTTP/2 frame on a stream (RFC 9113 §4.1).
func frame(kind, flags byte, stream uint32, payload string) string {
	head := binary.BigEndian.AppendUint32(nil, uint32(len(payload)))[1:]
	head = append(head, kind, flags)
	return string(binary.BigEndian.AppendUint32(head, stream)) + payload
}

const (
	h2Settings = 4
	h2Reset    = 3
	h2GoAway   = 7
)

// goAway ends a connection that has answered streams up to last.
func goAway(last, code uint32, text string) string {
	return frame(h2GoAway, 0, 0, string(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, last), code))+text)
}

// serveFrames speaks HTTP/2: it answers each request with frames and hangs up.
func serveFrames(t *testing.T, frames string) (s *server, asked *atomic.Int32) {
	asked = new(atomic.Int32)
	s = newServer(t, http.NotFoundHandler())
	s.EnableHTTP2 = true
	s.Config.TLSNextProto = map[string]func(*http.Server, *tls.Conn, http.Handler){
		"h2": func(_ *http.Server, conn *tls.Conn, _ http.Handler) {
			asked.Add(1)
			_, _ = io.WriteString(conn, frame(h2Settings, 0, 0, ""))
			waitForHeaders(conn)
			_, _ = io.WriteString(conn, frames)
			_ = conn.Close()
		},
	}
	s.StartTLS()
	return s, asked
}

// waitForHeaders reads until a request has come.
func waitForHeaders(conn net.Conn) {
	_, _ = io.CopyN(io.Discard, conn, int64(len("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")))
	for head := make([]byte, 9); ; {
		if _, err := io.ReadFull(conn, head); err != nil {
			return
		}
		size := int64(binary.BigEndian.Uint32(append([]byte{0}, head[:3]...)))
		if _, err := io.CopyN(io.Discard, conn, size); err != nil || head[3] == 1 {
			return
		}
	}
}

// TestHTTP2Broken holds that what ends a connection or a stream is asked about
// again, that the server is told apart from its words, and that it is finite.
func TestHTTP2Broken(t *testing.T) {
	for name, c := range map[string]struct {
		frames, want string
		asked        int32
	}{
		"refused stream": {frame(h2Reset, 0, 1, "\x00\x00\x00\x07"), "broke off before it answered", 3},
		"reset stream":   {frame(h2Reset, 0, 1, "\x00\x00\x00\x02"), "INTERNAL_ERROR", 3},
		"overload":       {goAway(1, 11, "calm \x1b[2J down"), "GOAWAY", 3},
		"shutdown":       {goAway(0, 0, ""), "broke off before it answered", 3},
		"hangs up":       {"", "", 3},
	} {
		t.Run(name, func(t *testing.T) {
			s, asked := serveFrames(t, c.frames)
			client := fetch.New(fetch.Options{RootCAs: roots(s), Retries: 2, Timeout: 5 * time.Second, Random: func() float64 { return 0 }})
			_, err := client.Get(t.Context(), s.URL, fetch.Typed)
			wantError(t, err, c.want)
			if n := asked.Load(); n != c.asked || strings.Contains(err.Error(), "no whole answer") {
				t.Errorf("asked %d times: %v", n, err)
			}
		})
	}
}
