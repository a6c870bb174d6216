package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

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
	switch {
	case !isOwn(info):
		return nil, hinted{fmt.Sprintf("the cache directory %s belongs to another user, who could put their keys there", dir), "name a directory of your own"}
	case othersWrite(info):
		return nil, hinted{fmt.Sprintf("the cache directory %s can be written to by others, who could put their keys there", dir), "chmod go-w " + dir}
	}
	return &Cache{dir}, nil
}

// path names the file of a URL. What was fetched with more trust is kept apart
// from what was fetched with less, and so is what came from another place or
// was vouched for by somebody else: a test server's keys must not outlive the
// flags that led there.
func (c *Cache) path(u *url.URL, trust Trust, key string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %s %s", trust, u, key))
	return filepath.Join(c.dir, hex.EncodeToString(sum[:])+".json")
}

// load returns what is kept, nil if it is nothing or cannot be read: then the
// server is asked. What somebody else has put there, as before the directory
// was closed to them, is nothing.
func (c *Cache) load(path string) *entry {
	file, err := os.OpenFile(path, os.O_RDONLY|openPlain, 0)
	if err != nil {
		return nil
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() || !isOwn(info) || othersWrite(info) {
		return nil
	}
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

// reason takes the operation and the path off an I/O error.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
