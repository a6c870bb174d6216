package intake

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// maxEntry is the longest entry of a HAR that is read: a request and its
// response with all their content.
const maxEntry = 16 << 20

// mayBeHAR tells a HAR by its beginning: log is an object and has entries, an
// array. Other documents with such names are read as any text is.
func mayBeHAR(head []byte) bool {
	text := trimLeft(withoutMark(head))
	if len(text) == 0 || text[0] != '{' {
		return false
	}
	text = trimLeft(text[1:])
	if !bytes.HasPrefix(text, []byte(`"log"`)) || !bytes.Contains(text, []byte(`"entries"`)) {
		return false
	}
	h := newHARStream(head, bytes.NewReader(nil))
	return h.find("log", '{') == nil && h.find("entries", '[') == nil
}

// A harStream reads the entries of a HAR of any length one by one.
type harStream struct {
	dec    *jsontext.Decoder
	lines  *lineCounter
	limit  *entryLimit
	number int
	begun  bool
}

func newHARStream(head []byte, rest io.Reader) *harStream {
	limit := &entryLimit{in: io.MultiReader(bytes.NewReader(bytes.Clone(withoutMark(head))), rest)}
	lines := &lineCounter{in: limit}
	return &harStream{dec: jsontext.NewDecoder(lines, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)), lines: lines, limit: limit}
}

// next reads the next entry into a chunk, and returns io.EOF behind the last.
func (h *harStream) next(c *Chunk) error {
	if !h.begun {
		h.begun = true
		if err := h.find("log", '{'); err != nil {
			return h.failed(err)
		}
		if err := h.find("entries", '['); err != nil {
			return h.failed(err)
		}
	}
	h.limit.left = maxEntry
	if h.dec.PeekKind() == ']' {
		return io.EOF // what stands behind the entries has no tokens in it
	}
	entry, err := h.dec.ReadValue()
	if err != nil {
		return h.failed(err)
	}
	c.kind, c.word, c.har = harEntry, -1, h.number
	c.line = h.lines.before(h.dec.InputOffset() - int64(len(entry)))
	c.text = append(c.text[:0], entry...)
	h.number++
	return nil
}

// find reads up to the member of the object that begins here, and into it.
func (h *harStream) find(name string, opens jsontext.Kind) error {
	h.limit.left = maxEntry
	if h.dec.StackDepth() == 0 {
		if _, err := h.dec.ReadToken(); err != nil {
			return err
		}
	}
	for h.dec.PeekKind() == '"' {
		token, err := h.dec.ReadToken()
		if err != nil {
			return err
		}
		if token.String() == name && h.dec.PeekKind() == opens {
			_, err = h.dec.ReadToken()
			return err
		}
		if err := h.dec.SkipValue(); err != nil {
			return err
		}
	}
	return fmt.Errorf("no %q where a HAR has it", name)
}

// failed says where a HAR is broken.
func (h *harStream) failed(err error) error {
	if h.limit.left <= 0 {
		return fmt.Errorf("entry %d of the HAR is longer than %d MiB", h.number, maxEntry>>20)
	}
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) || errors.Is(err, io.EOF) {
		return fmt.Errorf("broken HAR behind entry %d: %w", h.number, io.ErrUnexpectedEOF)
	}
	return err
}

var errTooLong = errors.New("entry too long")

// An entryLimit fails where an entry is too long to be held in memory.
type entryLimit struct {
	in   io.Reader
	left int
}

// Read reads what the limit allows.
func (l *entryLimit) Read(b []byte) (int, error) {
	if l.left <= 0 {
		return 0, errTooLong
	}
	n, err := l.in.Read(b[:min(len(b), l.left)])
	l.left -= n
	return n, err
}

// A lineCounter knows on which line an offset is that was read not long ago.
// What it remembers is never more than what was read since.
type lineCounter struct {
	in     io.Reader
	offset int64 // read so far
	last   int64 // that of the last line end read

	gaps   []byte // the distances of line ends from one to the next, as varints
	next   int    // those before it have been asked beyond
	at     int64  // the offset of the last of those
	passed int    // how many they are
}

// Read reads and takes down where lines end.
func (l *lineCounter) Read(b []byte) (int, error) {
	n, err := l.in.Read(b)
	if l.next > len(l.gaps)/2 {
		l.gaps, l.next = append(l.gaps[:0], l.gaps[l.next:]...), 0
	}
	for from := 0; ; from++ {
		i := bytes.IndexByte(b[from:n], '\n')
		if i < 0 {
			break
		}
		from += i
		end := l.offset + int64(from)
		l.gaps = binary.AppendUvarint(l.gaps, uint64(end-l.last))
		l.last = end
	}
	l.offset += int64(n)
	return n, err
}

// before returns the line of an offset, from 1. Offsets must not go back.
func (l *lineCounter) before(offset int64) int {
	for l.next < len(l.gaps) {
		gap, size := binary.Uvarint(l.gaps[l.next:])
		if l.at+int64(gap) >= offset {
			break
		}
		l.at += int64(gap)
		l.next += size
		l.passed++
	}
	return l.passed + 1
}
