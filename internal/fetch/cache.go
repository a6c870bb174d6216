package fetch

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// maxKept is the longest time for which an answer is kept without asking,
// whatever the server says: a key that was revoked must not live on for a year.
const maxKept = 24 * time.Hour

// An entry is one answer as it is kept.
type entry struct {
	URL    string         `json:"url"` // where the body came from
	Remote netip.AddrPort `json:"remote"`
	Header http.Header    `json:"header"`
	Body   []byte         `json:"body"`
	At     time.Time      `json:"at"`
}

// kept are the header fields that outlive an answer.
var kept = [...]string{"Age", "Cache-Control", "Content-Type", "Date", "Etag", "Expires", "Last-Modified"}

// lifetime is for how long an entry needs no asking.
func (e *entry) lifetime() inspect.Freshness {
	f := (&inspect.Endpoint{Header: e.Header, At: e.At}).Freshness()
	f.Lifetime = min(f.Lifetime, maxKept)
	return f
}

// worthKeeping reports an answer that may be kept and is of use later. What is
// no JSON is a server's mishap, a login page or half a file, and must not
// outlive it.
func (e *entry) worthKeeping() bool {
	f := e.lifetime()
	return !f.NoStore && (f.Lifetime > 0 || e.Header.Get("Etag") != "") && json.Valid(e.Body)
}

// conditions ask for an answer only if it is another one (RFC 9110 §13.1).
func (e *entry) conditions() http.Header {
	known := http.Header{}
	if tag := e.Header.Get("Etag"); tag != "" {
		known.Set("If-None-Match", tag)
	}
	return known
}

// cached answers from the cache, if there is one, or by ask.
func (c *Client) cached(u *url.URL, trust Trust, ask func(known http.Header) (*Response, error)) (*Response, error) {
	cache := c.opts.Cache
	if cache == nil || len(c.opts.Header) > 0 {
		return ask(nil)
	}
	path, now := cache.path(u, trust, c.opts.CacheKey), c.opts.Now()
	old, known := cache.load(path), http.Header(nil)
	if old != nil {
		age := now.Sub(old.At)
		if !c.opts.revalidate && age >= 0 && age < old.lifetime().Lifetime {
			return old.response()
		}
		known = old.conditions()
	}
	resp, err := ask(known)
	if err != nil {
		return nil, err
	}
	fresh := &entry{URL: resp.URL.String(), Remote: resp.Remote, Header: http.Header{}, Body: resp.Body, At: now}
	if resp.Status == http.StatusNotModified {
		fresh.Body, fresh.Header = old.Body, maps.Clone(old.Header)
		fresh.Header.Del("Age") // of the answer before
	}
	for _, name := range kept {
		if field := resp.Header.Values(name); len(field) > 0 {
			fresh.Header[name] = field
		}
	}
	if !fresh.worthKeeping() || strings.Contains(strings.Join(resp.Header.Values("Vary"), ","), "*") {
		_ = os.Remove(path) // there may be none
	} else if err := cache.store(path, fresh); err != nil {
		return nil, hinted{fmt.Sprintf("cannot write to the cache: %v", reason(err)), "choose another place with --cache-dir"}
	}
	return fresh.response()
}

// response is the answer that an entry stands for.
func (e *entry) response() (*Response, error) {
	u, err := url.Parse(e.URL)
	if err != nil {
		return nil, err
	}
	return &Response{Status: http.StatusOK, Body: e.Body, Header: e.Header, URL: u, Remote: e.Remote}, nil
}
