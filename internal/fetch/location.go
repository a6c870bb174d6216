package fetch

import (
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// parse accepts an absolute https URL, or http where that is allowed. Its
// errors quote nothing that could hold a password, hence none of net/url's.
func (c *Client) parse(raw string, trust Trust) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, hinted{"not a URL that can be read", "a URL looks like https://host/path"}
	}
	if err := c.check(u, trust); err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// Refuses tells why a URL that the user typed would not be fetched at all, nil
// where it would.
func (c *Client) Refuses(rawURL string) error {
	_, err := c.parse(rawURL, Typed)
	return err
}

// check holds every URL, redirects and discovered ones included, to the same
// rules. Plain http to this very machine has nobody on the way; who follows a
// stranger's word must not end up there.
func (c *Client) check(u *url.URL, trust Trust) error {
	switch {
	case u.User != nil:
		return hinted{"the URL holds a user name or password, which is never sent",
			"remove what stands between // and @"}
	case u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		return hinted{"not an https URL", "a URL looks like https://host/path"}
	case u.Scheme == "http" && !c.opts.AllowHTTP && !(trust == Typed && isLocal(u.Hostname())):
		return hinted{printable(u) + ": http is refused, because anyone on the way could replace the keys",
			"use https, or --allow-http where nobody else is on the way"}
	}
	return nil
}

// isLocal tells the names and addresses of this machine.
func isLocal(host string) bool {
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback() || strings.EqualFold(host, "localhost")
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirect resolves the Location of an answer. It must not leave the origin of
// the URL it came from, and so is the user's choice as much as that one.
func (c *Client) redirect(r *request, resp *http.Response) (*url.URL, error) {
	from, location := r.url, resp.Header.Get("Location")
	seen := inspect.Redirect{From: printable(from), Status: resp.StatusCode}
	u, err := from.Parse(location)
	if location != "" && err == nil {
		seen.To = printable(u)
	}
	r.facts.Redirects = append(r.facts.Redirects, seen)
	switch {
	case location == "":
		return nil, redirectError{"redirects without saying where to"}
	case err != nil:
		return nil, redirectError{"redirects to what is not a URL"}
	case u.User != nil:
		return nil, redirectError{"redirects to a URL with a user name or password"}
	case u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		return nil, redirectError{"redirects to what is neither http nor https"}
	case from.Scheme == "https" && u.Scheme == "http":
		return nil, redirectError{fmt.Sprintf("redirects from https to %s", printable(u))}
	case !sameOrigin(from, u):
		return nil, redirectError{fmt.Sprintf("redirects to another origin, %s", printable(u))}
	}
	u.Fragment, u.RawFragment = "", ""
	return u, c.check(u, r.trust)
}

// sameOrigin compares scheme, host and port (RFC 6454 §5).
func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "http":
		return "80"
	default:
		return "443"
	}
}

// printable writes a URL without the parts that can hold a secret: user name,
// query and fragment.
func printable(u *url.URL) string {
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}
	return clip(safetext.Escape(shown.String()))
}
