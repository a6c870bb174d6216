//go:build unix

package keyfile_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/jwtctl/jwtctl/internal/keyfile"
)

// TestModes holds the modes whatever the umask is.
func TestModes(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o077, 0o777} {
		path := filepath.Join(t.TempDir(), "ring.jwks")
		old := syscall.Umask(umask)
		err := keyfile.Write(keyfile.File{Path: path, Data: []byte("x")})
		if err == nil {
			hasMode(t, path, 0o600)
			err = keyfile.Write(keyfile.File{Path: path, Data: []byte("y"), Replace: true})
		}
		syscall.Umask(old)
		must(t, err)
		hasMode(t, path, 0o600)
	}
}

// TestPublicMode holds that a public file is readable as its directory's
// other files are, and keeps the mode that it was given.
func TestPublicMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "public.jwks")
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	must(t, keyfile.Write(keyfile.File{Path: path, Public: true}))
	hasMode(t, path, 0o640)
	must(t, os.Chmod(path, 0o664))
	must(t, keyfile.Write(keyfile.File{Path: path, Public: true, Replace: true}))
	hasMode(t, path, 0o664)
}

// TestOwnerStays lets root change the files of somebody else, who must be able
// to go on with them.
func TestOwnerStays(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can write for others")
	}
	const uid, gid = 4711, 4712
	for _, public := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "ring.jwks")
		must(t, os.WriteFile(path, nil, 0o600))
		must(t, os.Chown(path, uid, gid))
		l, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{Holder: "root"})
		must(t, err)
		must(t, keyfile.Write(keyfile.File{Path: path, Data: []byte("x"), Public: public, Replace: true}))
		must(t, l.Release())
		for _, name := range []string{path, keyfile.LockName(path)} {
			info, err := os.Lstat(name)
			must(t, err)
			if s := info.Sys().(*syscall.Stat_t); s.Uid != uid || s.Gid != gid || info.Mode() != 0o600 {
				t.Errorf("%s is now of %d:%d, mode %v", name, s.Uid, s.Gid, info.Mode())
			}
		}
	}
}

// TestAbandoned tells a neighbour whose writer is gone from one that is being
// written.
func TestAbandoned(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "key.jwk")
	stray := filepath.Join(dir, ".key.jwk.0123456789abcdef.tmp")
	must(t, os.WriteFile(stray, []byte("private"), 0o600))
	beside := func() []string {
		found, err := keyfile.Strays(path)
		must(t, err)
		return found
	}
	must(t, keyfile.Write(keyfile.File{Path: filepath.Join(dir, "first"), Replace: true},
		keyfile.File{Path: path, Replace: true, Late: func() ([]byte, error) { // a moment at which the neighbour is there
			if found := beside(); len(found) != 2 {
				t.Errorf("beside it are %v", found)
			}
			removed, err := keyfile.RemoveAbandoned(path)
			if left := beside(); err != nil || len(removed) != 1 || removed[0] != stray || len(left) != 1 || left[0] == stray {
				t.Errorf("removed %v, %v; left %v", removed, err, left)
			}
			return nil, nil
		}}))
	if left := beside(); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

// TestCheckMode follows links, and has nothing to say of what is no file.
func TestCheckMode(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "ring.jwks"), filepath.Join(dir, "link")
	must(t, os.WriteFile(path, nil, 0o600))
	must(t, os.Symlink(path, link))
	for _, name := range []string{path, link, dir, filepath.Join(dir, "none"), os.DevNull} {
		must(t, keyfile.CheckMode(name))
	}
	must(t, os.Chmod(path, 0o640))
	wantFault(t, keyfile.CheckMode(path), keyfile.Loose)
	wantFault(t, keyfile.CheckMode(link), keyfile.Loose)
}

func TestReadRefusesLooseFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ring.jwks")
	must(t, os.WriteFile(path, []byte("x"), 0o600))
	for _, mode := range []fs.FileMode{0o640, 0o604, 0o620, 0o601, 0o644} {
		must(t, os.Chmod(path, mode))
		_, err := keyfile.Read(path, false)
		wantFault(t, err, keyfile.Loose)
		if _, err := keyfile.Read(path, true); err != nil {
			t.Errorf("mode %v, allowed: %v", mode, err)
		}
	}
	must(t, keyfile.Tighten(path))
	hasMode(t, path, 0o600)
	if _, err := keyfile.Read(path, false); err != nil {
		t.Error(err)
	}
}

func TestNoLinkIsFollowed(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	must(t, os.WriteFile(target, []byte("precious"), 0o600))
	must(t, os.Symlink(target, link))
	_, err := keyfile.Read(link, true)
	wantFault(t, err, keyfile.Symlink)
	for _, f := range []keyfile.File{{Path: link}, {Path: link, Replace: true}, {Path: link, Replace: true, Public: true}} {
		wantFault(t, keyfile.Write(f), keyfile.Symlink)
	}
	wantFault(t, keyfile.Tighten(link), keyfile.Symlink)
	must(t, os.Symlink(target, keyfile.LockName(target)))
	_, err = keyfile.Acquire(context.Background(), target, keyfile.Claim{Holder: "x"})
	wantFault(t, err, keyfile.Symlink)
	holds(t, target, "precious")
}

// TestFIFO would hang if the fifo were opened.
func TestFIFO(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fifo")
	must(t, syscall.Mkfifo(path, 0o600))
	_, err := keyfile.Read(path, false)
	wantFault(t, err, keyfile.Irregular)
	wantFault(t, keyfile.Write(keyfile.File{Path: path, Replace: true}), keyfile.Irregular)
}

func hasMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	info, err := os.Lstat(path)
	must(t, err)
	if info.Mode() != want {
		t.Errorf("mode %v, want %v", info.Mode(), want)
	}
}
