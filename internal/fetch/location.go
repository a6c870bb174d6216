package fetch

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// parse accepts an absolute https URL, or http where that is allowed. Its
// errors quote nothing that could hold a password, hence none of net/url's.
func (c *Client) parse(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil {
		return nil, hinted{"not a URL that can be read", "a URL looks like https://host/path"}
	}
	if err := c.check(u); err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// check holds every URL, redirects and discovered ones included, to the same
// rules.
func (c *Client) check(u *url.URL) error {
	switch {
	case u.User != nil:
		return hinted{"the URL holds a user name or password, which is never sent",
			"remove what stands between // and @"}
	case u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		return hinted{"not an https URL", "a URL looks like https://host/path"}
	case u.Scheme == "http" && !c.opts.AllowHTTP:
		return hinted{printable(u) + ": http is refused, because anyone on the way could replace the keys",
			"use https"}
	}
	return nil
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// redirect resolves a Location. It must not leave the origin of the URL it
// came from, and so is the user's choice as much as that one.
func (c *Client) redirect(from *url.URL, location string) (*url.URL, error) {
	if location == "" {
		return nil, redirectError{"redirects without saying where to"}
	}
	u, err := from.Parse(location)
	if err != nil {
		return nil, redirectError{"redirects to what is not a URL"}
	}
	switch {
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
	return u, c.check(u)
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
