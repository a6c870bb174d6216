//go:build unix

package keyfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// noFollow makes open fail at a symbolic link that came between look and open.
const noFollow = syscall.O_NOFOLLOW

// hasModes says that a file's mode tells who may read it.
const hasModes = true

// renamesOpen says that a file can be renamed and removed while it is open.
const renamesOpen = true

// hold marks a file as in use for as long as it is open. Where the file system
// knows no such mark there is none, and [RemoveAbandoned] finds nothing.
func hold(f *os.File) bool { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil }

// removeUnheld removes a file that nobody holds.
func removeUnheld(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR|noFollow, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return hold(f) && os.Remove(path) == nil
}

// syncDir flushes a directory, so that a new name survives a power failure.
// Some file systems have no such thing and say that it is invalid.
func syncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}

// giveTo gives a file the owner and group of another, which only root can do
// for any. A file that has them already is left alone; so is one with a second
// name, which may be somebody else's file.
func giveTo(f *os.File, like fs.FileInfo) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	want, known := like.Sys().(*syscall.Stat_t)
	has, _ := info.Sys().(*syscall.Stat_t)
	if !known || has == nil || has.Uid == want.Uid && has.Gid == want.Gid || has.Nlink > 1 {
		return nil
	}
	return f.Chown(int(want.Uid), int(want.Gid))
}
