//go:build unix

package fetch_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// TestCacheOfOthers holds that a directory in which somebody else may write is
// refused, and that what they have put there before is not believed.
func TestCacheOfOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cache")
	s := serveCached(t)
	s.get(t, dir, fetch.Options{})
	path := entryOf(t, dir)
	for _, mode := range []os.FileMode{0o777, 0o770, 0o702} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		_, err := fetch.OpenCache(dir)
		wantError(t, err, "can be written to by others")
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	if err := os.Chown(path, 12345, -1); err != nil {
		t.Fatal(err)
	}
	if _, asked := s.get(t, dir, fetch.Options{}); !asked {
		t.Error("what somebody else has put there is believed")
	}
	if err := os.Chown(dir, 12345, -1); err != nil {
		t.Fatal(err)
	}
	_, err := fetch.OpenCache(dir)
	wantError(t, err, "belongs to another user")
}

// TestCacheHoldsAPipe holds that nobody can make a run wait.
func TestCacheHoldsAPipe(t *testing.T) {
	s, dir := serveCached(t), filepath.Join(t.TempDir(), "cache")
	s.get(t, dir, fetch.Options{})
	path := entryOf(t, dir)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if body, asked := s.get(t, dir, fetch.Options{}); body != keySet || !asked {
		t.Errorf("%q, asked %t", body, asked)
	}
}
