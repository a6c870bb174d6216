package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// lazyFile is an output file that nobody sees half written: its bytes go to a
// neighbour, which takes the name on commit. What is not a regular file, such
// as a fifo or a device, is written directly.
type lazyFile struct {
	path string

	file   *os.File
	buffer *bufio.Writer
	temp   string // the neighbour's name, empty when writing directly
	target string // path with symbolic links followed, so that they survive
}

// Write opens the file at the first call.
func (f *lazyFile) Write(p []byte) (int, error) {
	if f.file == nil {
		if err := f.open(); err != nil {
			return 0, f.explain(err)
		}
	}
	n, err := f.buffer.Write(p)
	return n, f.explain(err)
}

func (f *lazyFile) open() (err error) {
	f.target = f.path
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = f.openTemp(0o644)
	case err != nil:
	case info.IsDir():
		err = errors.New("it is a directory")
	case !info.Mode().IsRegular() || strings.HasPrefix(f.path, "/dev/"):
		f.file, err = os.OpenFile(f.path, os.O_WRONLY|os.O_APPEND, 0)
	default:
		if f.target, err = filepath.EvalSymlinks(f.path); err == nil {
			err = f.openTemp(info.Mode().Perm())
		}
	}
	f.buffer = bufio.NewWriter(f.file)
	return err
}

// openTemp makes the neighbour. os.CreateTemp would make it 0600 and take no
// notice of the umask.
func (f *lazyFile) openTemp(mode fs.FileMode) (err error) {
	name := fmt.Sprintf(".%s.%x.tmp", filepath.Base(f.target), rand.Uint64())
	temp := filepath.Join(filepath.Dir(f.target), name)
	if f.file, err = os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode); err == nil {
		f.temp = temp
	}
	return err
}

// commit completes the file, which may be empty, and gives it its name.
func (f *lazyFile) commit() error {
	if _, err := f.Write(nil); err != nil {
		return err
	}
	err := errors.Join(f.buffer.Flush(), f.file.Close())
	if err == nil && f.temp != "" {
		err = os.Rename(f.temp, f.target)
	}
	if err == nil {
		f.temp = ""
	}
	return f.explain(err)
}

// abort removes the neighbour; after commit there is none.
func (f *lazyFile) abort() {
	if f.temp != "" {
		_ = f.file.Close() // its content is given up
		_ = os.Remove(f.temp)
	}
}

// explain names the file the user named, not its neighbour.
func (f *lazyFile) explain(err error) error {
	if err == nil {
		return nil
	}
	return withHint(fmt.Errorf("cannot write %s: %w", f.path, ioReason(err)), "choose another place with -o FORMAT=FILE")
}
