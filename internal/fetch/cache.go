package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// maxKept is the longest time for which an answer is kept without asking,
// whatever the server says: a key that was revoked must not live on for a year.
const maxKept = 24 * time.Hour

// A Cache keeps answers in a directory, one file each, whole or not at all.
// What it holds decides whom we trust, so nobody else may write there.
type Cache struct{ dir string }

// OpenCache makes the directory, for its owner alone, if there is none.
func OpenCache(dir string) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, hinted{fmt.Sprintf("cannot use the cache directory %s: %v", dir, errors.Unwrap(err)), "name a directory that you may write to"}
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		return nil, hinted{fmt.Sprintf("the cache directory %s can be written to by others, who could put their keys there", dir), "chmod go-w " + dir}
	}
	return &Cache{dir}, nil
}

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

// path names the file of a URL. What was fetched with more trust is kept apart
// from what was fetched with less.
func (c *Cache) path(u *url.URL, trust Trust) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", trust, u))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:])+".json")
}

// load returns what is kept, nil if it is nothing or cannot be read: then the
// server is asked.
func (c *Cache) load(path string) *entry {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, 32<<20))
	var e entry
	if err != nil || json.Unmarshal(text, &e) != nil || e.Body == nil {
		return nil
	}
	return &e
}

// store keeps an answer. A reader sees the old file or the new one.
func (c *Cache) store(path string, e *entry) error {
	text, err := json.Marshal(e)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(c.dir, ".*.tmp") // 0600
	if err != nil {
		return err
	}
	_, err = temp.Write(text)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

// lifetime is for how long an entry needs no asking.
func (e *entry) lifetime() inspect.Freshness {
	f := (&inspect.Endpoint{Header: e.Header, At: e.At}).Freshness()
	f.Lifetime = min(f.Lifetime, maxKept)
	return f
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
	path, now := cache.path(u, trust), c.opts.Now()
	old, known := cache.load(path), http.Header(nil)
	if old != nil {
		age := now.Sub(old.At)
		if !c.opts.Revalidate && age >= 0 && age < old.lifetime().Lifetime {
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
		fresh.Body, fresh.Header = old.Body, old.Header
	}
	for _, name := range kept {
		if field := resp.Header.Values(name); len(field) > 0 {
			fresh.Header[name] = field
		}
	}
	if fresh.lifetime().NoStore || fresh.lifetime().Lifetime == 0 && fresh.Header.Get("Etag") == "" {
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

// reason takes the operation and the path off an I/O error.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
