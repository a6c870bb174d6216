package fetch

import (
	"context"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// firstWait is how long the first repetition waits at most; each further one
// waits up to twice as long.
const firstWait = 200 * time.Millisecond

// ask makes one request, again where that may help and time allows.
func (c *Client) ask(ctx context.Context, r *request) (*Response, *url.URL, error) {
	for attempt := 1; ; attempt++ {
		r.facts.Attempts = attempt
		resp, next, err := c.hop(ctx, r)
		if err == nil || attempt > c.opts.Retries || ctx.Err() != nil || !mayPass(err) {
			return resp, next, err
		}
		wait := c.pause(err, attempt)
		if end, limited := ctx.Deadline(); limited && wait >= end.Sub(c.opts.Clock()) {
			return nil, nil, err // there would be no time left to ask
		}
		if stopped := c.opts.Sleep(ctx, wait); stopped != nil {
			return nil, nil, stopped
		}
	}
}

// pause says how long to wait: as long as the server asks, or up to twice as
// long as the last time, by chance, so that many who fail together do not come
// back together.
func (c *Client) pause(err error, attempt int) time.Duration {
	var status *StatusError
	if errors.As(err, &status) && status.Wait > 0 {
		return status.Wait
	}
	longest := firstWait << (attempt - 1)
	return time.Duration((0.5 + c.opts.Random()/2) * float64(longest))
}

// mayPass tells failures that may be gone the next time: of a server that is
// busy or broken, and of connections. Names that do not exist, certificates
// and refused addresses stay what they are.
func mayPass(err error) bool {
	var (
		status *StatusError
		stream streamError
		dns    *net.DNSError
		op     *net.OpError
	)
	switch {
	case errors.As(err, new(*AddressError)):
		return false
	case errors.As(err, &status):
		return status.Status == http.StatusTooManyRequests || status.Status >= 500
	case errors.As(err, &stream), errors.As(err, new(brokenOffError)), isGoAway(err), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return true
	case errors.As(err, &dns):
		return dns.IsTemporary && !dns.IsNotFound
	case errors.As(err, &op):
		return op.Op == "dial" || op.Op == "read" || op.Op == "write"
	}
	return false
}

// isGoAway tells the end of an HTTP/2 connection by its server, for which
// package http has neither a type nor a value.
func isGoAway(err error) bool {
	return strings.Contains(err.Error(), "http2: server sent GOAWAY")
}

// streamError receives the error with which a server resets an HTTP/2 stream:
// net/http hides its type, but fills in any with these fields.
type streamError struct {
	StreamID uint32
	Code     uint32
	Cause    error
}

// Error satisfies error; the original is what is shown.
func (e streamError) Error() string { return "stream error" }

// retryAfter reads how long the server asks to be left alone (RFC 9110
// §10.2.3): seconds, or a date, which is held against the server's own clock.
func (c *Client) retryAfter(resp *http.Response) time.Duration {
	text := resp.Header.Get("Retry-After")
	if text != "" && strings.Trim(text, "0123456789") == "" {
		seconds, err := strconv.ParseUint(text, 10, 31)
		if err != nil {
			seconds = math.MaxInt32 // decades: never, as far as we are concerned
		}
		return time.Duration(seconds) * time.Second
	}
	until, err := http.ParseTime(text)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		now = c.opts.Now()
	}
	return max(until.Sub(now), 0)
}

// Sleep waits, unless the context ends first.
func Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
