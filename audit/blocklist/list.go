package blocklist

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/jwtctl/jwtctl/inspect"
)

// A List is one list of keys. It is safe for concurrent use.
type List struct {
	// Name says which list it is, for reports.
	Name string

	records *records // of a binary list
	lines   *lines   // of a text
	err     atomic.Pointer[error]
}

// headBytes is how much of a list is looked at to tell what it is.
const headBytes = 64 << 10

// Open reads a list of size bytes. A binary list is read only where a key is
// looked up: it must stay as it is, and open.
func Open(name string, in io.ReaderAt, size int64) (*List, error) {
	head := make([]byte, min(size, headBytes))
	if n, err := in.ReadAt(head, 0); n < len(head) {
		return nil, err
	}
	l := &List{Name: name}
	var err error
	switch {
	case size == 0:
		err = errors.New("it is empty")
	case packed(head):
		err = errors.New("it is compressed: unpack it first")
	case isText(head):
		l.lines, err = readLines(io.NewSectionReader(in, 0, size), size)
	default:
		l.records, err = openRecords(in, size, head)
	}
	if err != nil {
		return nil, err
	}
	return l, nil
}

// Find reports whether a key is on the list, and which part of the list has
// it, "" where it has no parts.
func (l *List) Find(k *inspect.Key) (part string, found bool) {
	if l.lines != nil {
		return "", l.lines.has(k)
	}
	number := numberOf(k)
	if number == nil {
		return "", false
	}
	part, found, err := l.records.find(number)
	if err != nil {
		err = fmt.Errorf("cannot read %s: %w", l.Name, err)
		l.err.CompareAndSwap(nil, &err)
	}
	return part, found
}

// Err returns what went wrong while keys were looked up: of those that were
// not found since then nothing is known.
func (l *List) Err() error {
	if err := l.err.Load(); err != nil {
		return *err
	}
	return nil
}

// packed reports the beginning of compressed data: xz, as badkeys serves its
// list, gzip and zstd.
func packed(head []byte) bool {
	for _, magic := range [...]string{"\xfd7zXZ\x00", "\x1f\x8b\x08", "\x28\xb5\x2f\xfd", "BZh"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	return false
}

// isText reports a head that consists of lines of plain text.
func isText(head []byte) bool {
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return head[0] < 0x7f
}
