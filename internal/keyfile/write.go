package keyfile

import (
	"errors"
	"io/fs"
	"os"
)

// A File is a file to write, whole.
type File struct {
	Path string
	Data []byte
	// Public is a file that others may read: a new one gets mode 0644 less
	// the umask, and one that is replaced keeps its mode. Any other file is
	// made with mode 0600. Owner and group are kept where one is replaced.
	Public bool
	// Replace allows a file that is there to be replaced. Without it writing
	// fails with [Exists], also where the file appears at the last moment.
	Replace bool
	// Late, which may be nil, is asked for another text in place of Data when
	// the files before this one have their names; nil keeps Data.
	Late func() ([]byte, error)
}

// Write writes files that belong together. All are complete on the disk
// beside their places before the first takes its name; then they do so in
// order. An error before that leaves everything as it was; one after it is a
// [*Partial].
func Write(files ...File) error {
	staged := make([]*staging, 0, len(files))
	defer func() {
		for _, s := range staged {
			s.abort()
		}
	}()
	for _, f := range files {
		s, err := stage(f)
		if s != nil {
			staged = append(staged, s)
		}
		if err != nil {
			return explain("write", f.Path, err)
		}
	}
	return commit(staged)
}

// commit gives all neighbours their names, in order. Each name is flushed
// before the next is given, so that a power failure keeps the order too; a
// name that could not be flushed is told at the end.
func commit(staged []*staging) error {
	var done []string
	var unsure error
	for _, s := range staged {
		err := s.renew()
		if err == nil {
			err = s.commit()
		}
		if err != nil {
			err = explain("write", s.file.Path, err)
			if len(done) > 0 {
				err = &Partial{Done: done, Err: err}
			}
			return err
		}
		done = append(done, s.file.Path)
		if err := s.flush(); unsure == nil {
			unsure = err
		}
	}
	return unsure
}

// modeFor looks at what stands at the file's place, nil for nothing, and says
// which mode the new one gets.
func modeFor(f File) (mode fs.FileMode, old fs.FileInfo, err error) {
	mode = 0o600
	if f.Public {
		mode = 0o644
	}
	err = regular(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return mode, nil, nil
	case err != nil:
		return 0, nil, err
	case !f.Replace:
		return 0, nil, &Error{Path: f.Path, Fault: Exists}
	}
	if old, err = os.Lstat(f.Path); err != nil {
		return 0, nil, err
	}
	if f.Public {
		mode = old.Mode().Perm()
	}
	return mode, old, nil
}
