package fetch

import (
	"context"
	"crypto/tls"
	"maps"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"syscall"
)

// hop makes one request. It returns the response, or where it redirects to.
func (c *Client) hop(ctx context.Context, r *request) (*Response, *url.URL, error) {
	proxy, err := c.proxyFor(r.url)
	if err != nil {
		return nil, nil, err
	}
	if proxy != nil && r.trust != Typed {
		if err := c.checkNamed(r.url.Hostname()); err != nil {
			return nil, nil, err
		}
	}
	out := &Response{URL: r.url}
	trace := &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		if addr, ok := info.Conn.RemoteAddr().(*net.TCPAddr); ok && proxy == nil {
			out.Remote = addr.AddrPort()
		}
	}}
	r.begin(c.opts.Now())
	transport := c.transport(proxy, r.trust)
	defer transport.CloseIdleConnections()
	start := c.opts.Clock()
	resp, err := transport.RoundTrip(c.newRequest(httptrace.WithClientTrace(ctx, trace), r))
	if err != nil {
		r.broken(err)
		return nil, nil, err
	}
	defer resp.Body.Close()
	r.answered(resp, out.Remote)
	if isRedirect(resp.StatusCode) {
		next, err := c.redirect(r, resp)
		return nil, next, err
	}
	out.Header, out.TLS, out.Status = resp.Header, resp.TLS, resp.StatusCode
	if resp.StatusCode == http.StatusNotModified && r.extra.Get("If-None-Match") != "" {
		return out, nil, nil
	}
	if resp.StatusCode != http.StatusOK {
		return nil, nil, &StatusError{Status: resp.StatusCode, Wait: c.retryAfter(resp)}
	}
	out.Body, err = readBody(resp, c.opts.MaxBody)
	if ctx.Err() != nil {
		err = context.Cause(ctx) // a server may end in good order what we have broken off
	}
	r.read(out.Body, err, c.opts.Clock().Sub(start))
	return out, nil, err
}

// newRequest asks for the URL, without what identifies the user but for the
// headers that the user gave.
func (c *Client) newRequest(ctx context.Context, r *request) *http.Request {
	header := http.Header{
		"Accept":          {"application/jwk-set+json, application/json"},
		"Accept-Encoding": {"gzip"},
		"User-Agent":      {"jwtctl"},
	}
	if c.opts.Origin != "" {
		header.Set("Origin", c.opts.Origin)
	}
	if c.opts.revalidate {
		header.Set("Cache-Control", "no-cache")
	}
	maps.Copy(header, r.extra)
	req := &http.Request{
		Method: http.MethodGet, URL: r.url, Host: r.url.Host,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: header,
	}
	if r.trust != Discovered {
		maps.Copy(header, c.opts.Header)
		if host := header.Get("Host"); host != "" {
			req.Host = host
			header.Del("Host")
		}
	}
	return req.WithContext(ctx)
}

// transport is made for one request alone, because what may be dialled depends
// on that request. It is used without an http.Client, which would add cookies,
// redirects and credentials of its own.
func (c *Client) transport(proxy *url.URL, trust Trust) *http.Transport {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	return &http.Transport{
		Proxy:       http.ProxyURL(proxy),
		DialContext: c.dialer(proxy == nil && trust != Typed),
		TLSClientConfig: &tls.Config{
			MinVersion: tls.VersionTLS12,
			RootCAs:    c.opts.RootCAs,
			Time:       c.opts.Now,
		},
		TLSHandshakeTimeout:    c.opts.Timeout,
		ProxyConnectHeader:     http.Header{"User-Agent": {"jwtctl"}},
		DisableKeepAlives:      true,
		DisableCompression:     true, // readBody bounds both sides of it
		MaxResponseHeaderBytes: MaxHeader,
		Protocols:              protocols,
	}
}

// dialer dials, and if guarded only public addresses and those that the user
// has resolved by hand. It does so once: package http would by itself come back
// at once, and without end, to an HTTP/2 server that refuses each request, and
// how often a server is asked is for [Client.ask] to say.
func (c *Client) dialer(guarded bool) func(ctx context.Context, network, address string) (net.Conn, error) {
	free := &net.Dialer{Resolver: c.opts.Resolver}
	dialer := *free
	if guarded {
		dialer.ControlContext = c.control
	}
	var dialled atomic.Bool
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if dialled.Swap(true) {
			return nil, brokenOffError{}
		}
		if to, ok := c.opts.Resolve[strings.ToLower(address)]; ok {
			return free.DialContext(ctx, network, to.String())
		}
		return dialer.DialContext(ctx, network, address)
	}
}

// control is called with each address that a name was found to have, before
// anything is sent there.
func (c *Client) control(_ context.Context, _, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	return c.checkAddress(ap.Addr())
}

// proxyFor asks for the proxy of u's origin.
func (c *Client) proxyFor(u *url.URL) (*url.URL, error) {
	if c.opts.Proxy == nil {
		return nil, nil
	}
	proxy, err := c.opts.Proxy(&url.URL{Scheme: u.Scheme, Host: u.Host})
	if err != nil {
		return nil, hinted{"the proxy setting cannot be read",
			"look at HTTPS_PROXY, HTTP_PROXY and NO_PROXY; a proxy is written http://host:port"}
	}
	return proxy, nil
}
