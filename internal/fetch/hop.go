package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/netip"
	"net/url"
	"syscall"
)

// hop makes one request. It returns the response, or where it redirects to.
func (c *Client) hop(ctx context.Context, u *url.URL, trust Trust) (*Response, *url.URL, error) {
	proxy, err := c.proxyFor(u)
	if err != nil {
		return nil, nil, err
	}
	if proxy != nil && trust != Typed {
		if err := c.checkNamed(u.Hostname()); err != nil {
			return nil, nil, err
		}
	}
	out := &Response{URL: u}
	trace := &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		if addr, ok := info.Conn.RemoteAddr().(*net.TCPAddr); ok && proxy == nil {
			out.Remote = addr.AddrPort()
		}
	}}
	transport := c.transport(proxy, trust)
	defer transport.CloseIdleConnections()
	resp, err := transport.RoundTrip(newRequest(httptrace.WithClientTrace(ctx, trace), u))
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	if isRedirect(resp.StatusCode) {
		next, err := c.redirect(u, resp.Header.Get("Location"))
		return nil, next, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, nil, &StatusError{resp.StatusCode}
	}
	out.Header, out.TLS = resp.Header, resp.TLS
	out.Body, err = readBody(resp, c.opts.MaxBody)
	return out, nil, err
}

// newRequest asks for u, without what identifies the user.
func newRequest(ctx context.Context, u *url.URL) *http.Request {
	r := &http.Request{
		Method: http.MethodGet, URL: u, Host: u.Host,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{
			"Accept":          {"application/jwk-set+json, application/json"},
			"Accept-Encoding": {"gzip"},
			"User-Agent":      {"jwtctl"},
		},
	}
	return r.WithContext(ctx)
}

// transport is made for one request alone, because what may be dialled depends
// on that request. It is used without an http.Client, which would add cookies,
// redirects and credentials of its own.
func (c *Client) transport(proxy *url.URL, trust Trust) *http.Transport {
	dialer := &net.Dialer{Resolver: c.opts.Resolver}
	if proxy == nil && trust != Typed {
		dialer.ControlContext = c.control
	}
	http1 := new(http.Protocols)
	http1.SetHTTP1(true)
	return &http.Transport{
		Proxy:       http.ProxyURL(proxy),
		DialContext: dialer.DialContext,
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
		Protocols:              http1,
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
