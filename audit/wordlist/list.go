package wordlist

import (
	"bytes"
	"compress/gzip"
	_ "embed" // for the list
	"io"
	"strings"
	"sync"
)

//go:embed jwt.secrets.list.gz
var compressed string

// A List is the public list of secrets. The zero List is ready: it is opened
// at its first use, and may be used by several goroutines.
type List struct {
	once sync.Once
	text []byte // the entries, each with "\n" in front of and behind it
}

// open inflates the list. What was embedded cannot be broken; if it were, the
// tests of this package would have said so.
func (l *List) open() []byte {
	l.once.Do(func() {
		r, err := gzip.NewReader(strings.NewReader(compressed))
		if err != nil {
			return
		}
		text, err := io.ReadAll(r)
		if err == nil {
			l.text = append([]byte{'\n'}, text...)
		}
	})
	return l.text
}

// Find returns the position of the first entry that made an HMAC, counted
// from 1; 0 where none did. The empty entry is passed over.
func (l *List) Find(t *Trial) int {
	n := 0
	for rest := l.open(); len(rest) > 1; {
		n++
		rest = rest[1:]
		end := bytes.IndexByte(rest, '\n')
		if end > 0 && t.Fits(rest[:end]) {
			return n
		}
		rest = rest[end:]
	}
	return 0
}

// Entry returns the entry at a position, as [List.Find] counts them.
func (l *List) Entry(position int) []byte {
	rest := l.open()
	for ; len(rest) > 1; position-- {
		rest = rest[1:]
		end := bytes.IndexByte(rest, '\n')
		if position == 1 {
			return rest[:end:end]
		}
		rest = rest[end:]
	}
	return nil
}

// Position returns where a secret stands on the list, 0 where it does not.
func (l *List) Position(secret []byte) int {
	if len(secret) == 0 || bytes.IndexByte(secret, '\n') >= 0 {
		return 0
	}
	text := l.open()
	entry := make([]byte, 0, len(secret)+2)
	entry = append(append(append(entry, '\n'), secret...), '\n')
	at := bytes.Index(text, entry)
	if at < 0 {
		return 0
	}
	return bytes.Count(text[:at+1], []byte{'\n'})
}
