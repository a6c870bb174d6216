package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// The limits of one fetch.
const (
	// MaxBody is the longest body that is read, after decompression.
	MaxBody = 1 << 20
	// MaxHeader is the largest response header.
	MaxHeader = 64 << 10
	// MaxRedirects is how many redirects are followed, all on one origin.
	MaxRedirects = 3
	// DefaultTimeout is the time for one call, from the first lookup to the last byte.
	DefaultTimeout = 10 * time.Second
)

// Trust says who named a URL, and thereby where it may lead. The zero Trust is
// the strictest.
type Trust int

const (
	// Discovered URLs come from a discovery document or a token. They may
	// lead to public addresses only.
	Discovered Trust = iota
	// SameOrigin URLs come from a document on the very origin that the user
	// typed. They may lead to public addresses only, and are sent the headers
	// that the user gave.
	SameOrigin
	// Typed URLs come from the user. They may lead anywhere.
	Typed
)

// Options widen or narrow what a Client does; the zero value is the strictest.
// What is left nil or zero has the default named with it.
type Options struct {
	// AllowHTTP accepts http URLs too.
	AllowHTTP bool
	// AllowAddress accepts an address for Discovered URLs although it is not
	// public. By default there is none.
	AllowAddress func(netip.Addr) bool
	// Timeout is DefaultTimeout.
	Timeout time.Duration
	// MaxBody is MaxBody.
	MaxBody int64
	// Proxy names the proxy for a URL, nil for none; it is given neither a
	// path nor a query. The default is to use no proxy. Its errors are not
	// shown, because they tend to quote the proxy's password.
	Proxy func(*url.URL) (*url.URL, error)
	// Resolver looks names up; the default is the system's.
	Resolver *net.Resolver
	// RootCAs are the roots of TLS certificates; the default is the system's.
	RootCAs *x509.CertPool
	// Now is the time at which certificates must be valid and cached answers
	// fresh, time.Now.
	Now func() time.Time
	// Retries is how often a request is repeated that failed for what may
	// pass: 429, 5xx, a connection that broke. By default it is not.
	Retries int
	// Clock measures how long answers take, Sleep waits between attempts, and
	// Random, from 0 up to 1, spreads them; by default they are the real ones.
	Clock  func() time.Time
	Sleep  func(context.Context, time.Duration) error
	Random func() float64
	// Resolve leads "host:port", in lower case, to an address in place of DNS.
	// It is the user's word: such an address may be private.
	Resolve map[string]netip.AddrPort
	// Header is sent to the origins that the user typed, and to no other.
	Header http.Header
	// Origin is sent as the web origin that asks, to see whom the server
	// would let read its answer; by default none is.
	Origin string
	// Cache keeps answers between runs; by default nothing does. With Header
	// it is not used: the answer may be meant for its owner alone.
	Cache *Cache
	// CacheKey is what else the answers depend on, such as Resolve and
	// RootCAs: what was kept with another one is not used.
	CacheKey string

	revalidate bool // see Revalidating
}

// A Client fetches. It keeps nothing between calls and may be used by several
// goroutines at a time.
type Client struct{ opts Options }

// New makes a Client.
func New(opts Options) *Client {
	if opts.Timeout <= 0 {
		opts.Timeout = DefaultTimeout
	}
	if opts.MaxBody <= 0 {
		opts.MaxBody = MaxBody
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Clock == nil {
		opts.Clock = time.Now
	}
	if opts.Sleep == nil {
		opts.Sleep = Sleep
	}
	if opts.Random == nil {
		opts.Random = rand.Float64
	}
	return &Client{opts}
}

// Revalidating returns a Client that asks the server although the cache has a
// fresh answer.
func (c *Client) Revalidating() *Client {
	opts := c.opts
	opts.revalidate = true
	return &Client{opts}
}

// A Response is an answer with status 200.
type Response struct {
	// Status is 200, and 304 only where the cache had asked.
	Status int
	// Body is decompressed.
	Body   []byte
	Header http.Header
	// URL is where the body came from, behind all redirects.
	URL *url.URL
	// TLS is the state of the connection, nil for http.
	TLS *tls.ConnectionState
	// Remote is the server's address, the zero value behind a proxy.
	Remote netip.AddrPort
}

// Get fetches a URL and follows redirects on its origin. See the package
// comment for the limits.
func (c *Client) Get(ctx context.Context, rawURL string, trust Trust) (*Response, error) {
	u, err := c.parse(rawURL, trust)
	if err != nil {
		return nil, err
	}
	return c.get(ctx, u, trust)
}

// get is Get for a URL that parse has accepted. Its errors name the URL.
func (c *Client) get(ctx context.Context, u *url.URL, trust Trust) (*Response, error) {
	return c.cached(u, trust, func(known http.Header) (*Response, error) {
		return c.follow(ctx, &request{url: u, trust: trust, extra: known, facts: &inspect.Endpoint{}})
	})
}

// A request is one URL to fetch and what is seen on the way.
type request struct {
	url   *url.URL
	trust Trust
	extra http.Header
	facts *inspect.Endpoint
}

// follow asks, and follows redirects.
func (c *Client) follow(ctx context.Context, r *request) (*Response, error) {
	ctx, cancel := c.Limited(ctx)
	defer cancel()
	r.facts.URL = printable(r.url)
	for redirects := 0; ; redirects++ {
		resp, next, err := c.ask(ctx, r)
		if err == nil && next != nil && redirects == MaxRedirects {
			err = redirectError{fmt.Sprintf("more than %d redirects", MaxRedirects)}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", printable(r.url), explain(ctx, err))
		}
		if next == nil {
			return resp, nil
		}
		r.url, r.trust = next, behind(r.trust, r.facts.Remote)
	}
}

// behind says how far a redirect is trusted: as far as what led there, but for
// a name that was public and turns private in between, which is an attack.
func behind(trust Trust, remote netip.AddrPort) Trust {
	if trust == Typed && isPublic(remote) {
		return SameOrigin
	}
	return trust
}

// Limited starts the clock of one call, or of several that are to share one:
// the clock of a call around another runs on.
func (c *Client) Limited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, c.opts.Timeout, timeoutError{c.opts.Timeout})
}

// KeySet fetches the key set at a URL that the user typed. Whether the body is
// a key set is for the reader to find out; only a web page is refused here.
func (c *Client) KeySet(ctx context.Context, rawURL string) ([]byte, error) {
	u, err := c.parse(rawURL, Typed)
	if err != nil {
		return nil, err
	}
	resp, err := c.getKeySet(ctx, u, Typed)
	if err != nil {
		return nil, err
	}
	return resp.Body, nil
}

func (c *Client) getKeySet(ctx context.Context, u *url.URL, trust Trust) (*Response, error) {
	resp, err := c.get(ctx, u, trust)
	if err == nil && isWebPage(resp.Body) {
		return nil, fmt.Errorf("%s: %w", printable(resp.URL), webPageError{"a key set"})
	}
	return resp, err
}
