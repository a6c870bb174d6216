package keyfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// A staging is a file's new text in a neighbour of its place.
type staging struct {
	file File
	temp string // the neighbour's name, "" once it is gone
	// out is the neighbour, held open for as long as it has that name: so
	// others see that its writer is alive.
	out *os.File
}

// stage writes the neighbour and flushes it to the disk. Where it fails the
// staging, if any, is still to be aborted.
func stage(f File) (s *staging, err error) {
	mode, old, err := modeFor(f)
	if err != nil {
		return nil, err
	}
	temp := filepath.Join(filepath.Dir(f.Path), fmt.Sprintf(".%s.%016x.tmp", filepath.Base(f.Path), rand.Uint64()))
	out, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, mode)
	if err != nil {
		return nil, err
	}
	s = &staging{f, temp, out}
	hold(out)
	if old != nil {
		// Whoever reads the file must be able to read the new one, also where
		// root has changed it. What is public might be readable anyhow.
		if err = giveTo(out, old); f.Public {
			err = nil
		}
	}
	if err == nil && (!f.Public || old != nil) {
		err = out.Chmod(mode) // whatever the umask made of it
	}
	if err == nil {
		_, err = out.Write(f.Data)
	}
	if err == nil {
		err = out.Sync()
	}
	if err == nil && !renamesOpen {
		err = out.Close()
	}
	return s, err
}

// renew writes the neighbour again where its text has changed by now.
func (s *staging) renew() error {
	if s.file.Late == nil {
		return nil
	}
	data, err := s.file.Late()
	if err != nil || data == nil {
		return err
	}
	s.abort()
	f := s.file
	f.Data, f.Late = data, nil
	again, err := stage(f)
	if again != nil {
		*s = *again
	}
	return err
}

// commit gives the neighbour its name.
func (s *staging) commit() error {
	if s.file.Replace {
		return s.rename()
	}
	return s.commitNew()
}

func (s *staging) rename() error {
	err := os.Rename(s.temp, s.file.Path)
	if err == nil {
		s.named()
	}
	return err
}

// flush makes the name last.
func (s *staging) flush() error {
	if err := syncDir(filepath.Dir(s.file.Path)); err != nil {
		return &Unsure{s.file.Path, reason(err)}
	}
	return nil
}

// commitNew names the file only if there is none, in one step where the
// system can do that. Otherwise a hard link does it, which cannot replace a
// file either; and a file system without hard links gets a look and a rename.
func (s *staging) commitNew() error {
	err := renameNew(s.temp, s.file.Path)
	if err == nil {
		s.named()
		return nil
	}
	if noSuchRename(err) {
		if err = os.Link(s.temp, s.file.Path); err == nil {
			s.abort()
			return nil
		}
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return &Error{Path: s.file.Path, Fault: Exists}
	case !noHardLinks(err):
		return err
	}
	if _, err := os.Lstat(s.file.Path); !errors.Is(err, fs.ErrNotExist) {
		return &Error{Path: s.file.Path, Fault: Exists}
	}
	return s.rename()
}

// named says that the neighbour is none any more. It is flushed, so closing it
// has nothing to tell.
func (s *staging) named() {
	s.temp = ""
	_ = s.out.Close()
}

// abort removes the neighbour; once it is gone there is nothing to do. One
// that cannot be removed is a stray, which the next change takes away.
func (s *staging) abort() {
	if s.temp == "" {
		return
	}
	if !renamesOpen { // nor removes
		_ = s.out.Close()
	}
	if os.Remove(s.temp) == nil {
		s.named()
	}
}

// noHardLinks reports the errors by which file systems say that they have no
// hard links: FAT, some network and overlay file systems.
func noHardLinks(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission)
}
