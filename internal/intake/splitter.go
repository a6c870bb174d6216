package intake

import (
	"bytes"
	"errors"
	"io"
)

// A Splitter divides an input into chunks. How the input arrives makes no
// difference to them, and their size is bounded whatever the length of lines.
type Splitter struct {
	in      io.Reader
	err     error      // what ended the input
	rest    []byte     // read already, and part of the next chunk
	line    int        // lines that have been handed out whole
	started bool       // it is known that the input is no single thing
	long    bool       // in the middle of a line that is longer than fits
	har     *harStream // the entries of a HAR that is longer than fits
}

// Reset begins another input.
func (s *Splitter) Reset(in io.Reader) {
	*s = Splitter{in: in, rest: s.rest[:0]}
}

// Next reads the next chunk. At the end of the input it returns [io.EOF];
// where the input fails, what was read before comes first and its error then.
func (s *Splitter) Next(c *Chunk) error {
	if s.har != nil {
		return s.har.next(c)
	}
	if cap(c.text) > maxChunk {
		c.text = nil // it held a long entry of a HAR
	}
	c.text, c.word = append(c.text[:0], s.rest...), -1
	s.rest = s.rest[:0]
	for {
		if s.take(c) {
			return nil
		}
		if s.har != nil {
			return s.har.next(c)
		}
		if s.err != nil {
			return s.err
		}
		s.read(c)
	}
}

// read gets more of the input, and grows the chunk as it fills: beyond a full
// one for a long line alone.
func (s *Splitter) read(c *Chunk) {
	room := fullChunk
	if len(c.text) >= fullChunk {
		room = maxChunk
	}
	if len(c.text) == cap(c.text) {
		grown := make([]byte, len(c.text), min(max(8*cap(c.text), firstChunk), room))
		copy(grown, c.text)
		c.text = grown
	}
	for range maxEmptyReads {
		n, err := s.in.Read(c.text[len(c.text):min(cap(c.text), room)])
		c.text = c.text[:len(c.text)+n]
		if err != nil || n > 0 {
			s.err = err
			return
		}
	}
	s.err = io.ErrNoProgress
}

// maxEmptyReads is how often a reader may return nothing at all.
const maxEmptyReads = 100

// take ends the chunk where what has been read is enough for it.
func (s *Splitter) take(c *Chunk) bool {
	switch {
	case !s.started:
		return s.takeFirst(c)
	case s.long:
		return s.takePart(c)
	}
	return s.takeLines(c)
}

// takeFirst takes the whole input where it fits and cannot be told apart
// sooner; else it is seen to be a list of lines.
func (s *Splitter) takeFirst(c *Chunk) bool {
	switch end := errors.Is(s.err, io.EOF); {
	case len(c.text) == maxChunk && mayBeHAR(c.text):
		s.started, s.har = true, newHARStream(c.text, s.in)
		return false
	case manyLines(c.text, end), len(c.text) == maxChunk, s.err != nil && !end:
		s.started = true
		return s.takeLines(c)
	case end && len(c.text) > 0:
		s.started = true
		c.kind, c.line = wholeInput, 1
		return true
	}
	return false
}

// takeLines takes the whole lines there are once they are enough, or the
// first part of one that is too long.
func (s *Splitter) takeLines(c *Chunk) bool {
	c.kind, c.line = wholeLines, s.line+1
	if errors.Is(s.err, io.EOF) {
		return len(c.text) > 0
	}
	if len(c.text) < fullChunk && s.err == nil {
		return false
	}
	end := bytes.LastIndexByte(c.text, '\n') + 1
	if end > 0 {
		s.keep(c, end, end)
		s.line += bytes.Count(c.text, []byte{'\n'})
		return true
	}
	if len(c.text) == maxChunk {
		s.long = true
		return s.takePart(c)
	}
	return false
}

// takePart takes a part of a long line. Where more parts follow, the last
// word and the byte before it are left for the next.
func (s *Splitter) takePart(c *Chunk) bool {
	c.kind, c.line = partOfLine, s.line+1
	if end := bytes.IndexByte(c.text, '\n') + 1; end > 0 {
		s.keep(c, end, end)
		s.long = false
		s.line++
		return true
	}
	if s.err != nil {
		return len(c.text) > 0 && errors.Is(s.err, io.EOF)
	}
	if len(c.text) < maxChunk {
		return false
	}
	start := wordStart(c.text)
	if len(c.text)-start > maxChunk/2 {
		c.word = start
		s.keep(c, len(c.text)-1, len(c.text)) // tells that the next part goes on with a word
		return true
	}
	s.keep(c, max(start-1, 0), start)
	return true
}

// keep leaves what stands behind from for the next chunk, and ends this one.
func (s *Splitter) keep(c *Chunk, from, end int) {
	s.rest = append(s.rest[:0], c.text[from:]...)
	c.text = c.text[:end]
}

// manyLines reports input whose first line stands by itself: a complete JSON
// object, or a line with a token or words, followed by another line. It says
// so only where what may follow head, unless that is whole, cannot change it.
func manyLines(head []byte, whole bool) bool {
	first, rest, _ := bytes.Cut(trimLeft(withoutMark(head)), []byte{'\n'})
	first, rest = bytes.TrimSpace(first), bytes.TrimSpace(rest)
	if len(rest) == 0 || first[0] == '[' {
		return false
	}
	if first[0] == '{' {
		return first[len(first)-1] == '}'
	}
	return bytes.ContainsAny(first, " \t") || bytes.Count(first, []byte{'.'}) >= 2 && !continues(rest, whole)
}

// continues reports that the second line may go on with a token that was
// broken over several lines.
func continues(rest []byte, whole bool) bool {
	second, _, complete := bytes.Cut(rest, []byte{'\n'})
	if !complete && !whole {
		return true
	}
	second = bytes.TrimSpace(second)
	return !bytes.ContainsAny(second, " \t{\"") && !listed(second)
}

// wordStart returns where the last, possibly unfinished, word begins: behind
// the last byte that can be no part of a token, or at the percent sign of an
// escape, which tells that a token may begin behind it.
func wordStart(text []byte) int {
	for i := len(text); i > 0; i-- {
		switch c := text[i-1]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '-', c == '_', c == '.', c == '~':
		case c == '%':
			return i - 1
		default:
			return i
		}
	}
	return 0
}
