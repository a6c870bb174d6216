package keyfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// Fault says why a file is left alone.
type Fault int

// The reasons to leave a file alone.
const (
	// Exists is a file that is there and must not be replaced.
	Exists Fault = iota + 1
	// Symlink is a name that leads to another file.
	Symlink
	// Irregular is a directory, a fifo, a device.
	Irregular
	// Loose is a private file that others than its owner can use.
	Loose
	// Busy is a file that somebody else has locked for too long.
	Busy
)

// An Error is a file that is left alone because of what it is. Everything
// else that goes wrong is an I/O error that wraps its cause.
type Error struct {
	Path   string
	Fault  Fault
	detail string // the mode of a Loose file, the holder of a Busy one
}

// Error says what is wrong, in one line.
func (e *Error) Error() string {
	switch e.Fault {
	case Exists:
		return e.Path + " exists already"
	case Symlink:
		return e.Path + " is a symbolic link, and keys are not read or written through one"
	case Irregular:
		return e.Path + " is not a regular file"
	case Loose:
		return fmt.Sprintf("%s is private, but its mode %s lets others use it", e.Path, e.detail)
	case Busy:
		return fmt.Sprintf("%s is locked by %s", e.Path, e.detail)
	}
	return e.Path + " cannot be used"
}

// Hint says what to do about it.
func (e *Error) Hint() string {
	switch e.Fault {
	case Exists:
		return "choose another name, or remove it first"
	case Symlink:
		return "give the file that it leads to"
	case Irregular:
		return "give the name of a file"
	case Loose:
		return "run chmod 600 " + e.Path + " and ask who could have read it"
	}
	return "wait until it is done, or allow more time"
}

// A Partial is a write of several files of which some were replaced before
// one failed. Each is whole, old or new.
type Partial struct {
	// Done are the paths that have their new text.
	Done []string
	// Err is what went wrong with the next.
	Err error
}

// Error names what was written and what was not.
func (e *Partial) Error() string {
	return fmt.Sprintf("%v; already written: %s", e.Err, strings.Join(e.Done, ", "))
}

// Unwrap gives the cause.
func (e *Partial) Unwrap() error { return e.Err }

// Hint says what to do about it.
func (e *Partial) Hint() string { return "mend the cause and run the same command again" }

// An Unsure is a file that was written, but whose directory could not be
// flushed.
type Unsure struct {
	Path string
	Err  error
}

// Error says what might be lost.
func (e *Unsure) Error() string {
	return fmt.Sprintf("%s is written, but might not survive a power failure: %v", e.Path, e.Err)
}

// Unwrap gives the cause.
func (e *Unsure) Unwrap() error { return e.Err }

// Hint says what to do about it.
func (e *Unsure) Hint() string { return "look after the disk, and see that the file is still there" }

// explain names the file that the user named, not its neighbour.
func explain(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	var refused *Error
	if errors.As(err, &refused) {
		return err
	}
	return fmt.Errorf("cannot %s %s: %w", doing, path, reason(err))
}

// reason takes the operation and the path off an I/O error.
func reason(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
