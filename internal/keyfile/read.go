package keyfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxBytes is the longest file that is read.
const MaxBytes = 16 << 20

// Read reads a private file. It follows no symbolic link and refuses a file
// that its group or others may use, unless allowLoose says that this is known.
// A missing file is an error that wraps [fs.ErrNotExist].
func Read(path string, allowLoose bool) ([]byte, error) {
	data, err := read(path, allowLoose)
	return data, explain("read", path, err)
}

func read(path string, allowLoose bool) ([]byte, error) {
	if err := regular(path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &Error{Path: path, Fault: Irregular}
	case !allowLoose && IsLoose(info):
		return nil, loose(path, info)
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err == nil && len(data) > MaxBytes {
		err = errors.New("too large for a file of keys")
	}
	return data, err
}

// regular looks at a name without following it, and before it is opened:
// opening a fifo would wait for ever.
func regular(path string) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return &Error{Path: path, Fault: Symlink}
	case !info.Mode().IsRegular():
		return &Error{Path: path, Fault: Irregular}
	}
	return nil
}

// IsLoose reports that a file's mode gives its group or others any right to
// it. Where modes mean nothing it is never so.
func IsLoose(info fs.FileInfo) bool { return hasModes && info.Mode().Perm()&0o077 != 0 }

// CheckMode refuses a private file that its group or others may use, as [Read]
// does. It follows symbolic links, because mounted secrets are read through
// them. What is no regular file, or cannot be looked at, is for the reader to
// find out.
func CheckMode(path string) error {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || !IsLoose(info) {
		return nil
	}
	return loose(path, info)
}

func loose(path string, info fs.FileInfo) error {
	return &Error{Path: path, Fault: Loose, detail: fmt.Sprintf("%04o", info.Mode().Perm())}
}

// Tighten makes a private file its owner's alone.
func Tighten(path string) error {
	err := regular(path)
	if err == nil {
		err = os.Chmod(path, 0o600)
	}
	return explain("change the mode of", path, err)
}
