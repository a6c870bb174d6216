//go:build unix

package keyfile

import (
	"errors"
	"os"
	"syscall"
)

// noFollow makes open fail at a symbolic link that came between look and open.
const noFollow = syscall.O_NOFOLLOW

// hasModes says that a file's mode tells who may read it.
const hasModes = true

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
