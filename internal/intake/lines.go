package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
)

// lines reads the input line by line. A line longer than the buffer is taken
// in pieces that overlap by what may be the beginning of a token.
func (r *Reader) lines() error {
	r.line = 0
	var carry []byte
	for {
		piece, err := r.in.ReadSlice('\n')
		long := errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !long && !errors.Is(err, io.EOF) {
			return err
		}
		if len(carry) == 0 {
			r.line++
		}
		if !long && len(carry) == 0 {
			if e := r.oneLine(piece); e != nil {
				return e
			}
		} else if carry, err = r.piece(carry, piece, long, err); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// piece scans a part of a long line and returns what the next part continues.
func (r *Reader) piece(carry, piece []byte, more bool, readErr error) ([]byte, error) {
	text := append(carry, piece...)
	cut := len(text)
	if more {
		readErr = nil
		cut = wordStart(text)
		if len(text)-cut > inspect.MaxTokenBytes {
			cut = len(text) // no token is that long: let it go
		}
	}
	if err := r.scan(text[:cut]); err != nil {
		return nil, err
	}
	if !more {
		return nil, readErr
	}
	// Never empty, so that the next piece is known to go on with this line.
	return append([]byte{' '}, text[cut:]...), nil
}

// wordStart returns where the last, possibly unfinished, word begins.
func wordStart(text []byte) int {
	return bytes.LastIndexFunc(text, func(c rune) bool {
		return c == ' ' || c == '"' || c == '\'' || c == '=' || c == ',' || c == ';' || c == '\t'
	}) + 1
}

// oneLine finds the tokens of one whole line.
func (r *Reader) oneLine(line []byte) error {
	text := bytes.TrimSpace(line)
	if len(text) == 0 {
		return nil
	}
	if text[0] == '{' {
		doc, strict := r.json.Read(text)
		if serialized(doc) {
			return r.emit(r.parser.Parse(text), "", "")
		}
		if strict {
			return r.values(doc)
		}
	}
	if tokens, stripped := inspect.Unwrap(text); len(tokens) == 1 && listed(tokens[0]) {
		return r.emit(r.parser.Parse(tokens[0]), "", stripped)
	}
	return r.scan(text)
}

// listed reports a word that stands in a list of tokens, sound or broken: one
// that begins as nearly all tokens do and has a dot.
func listed(word []byte) bool {
	return len(word) > 3 && word[0] == 'e' && (word[1] == 'y' || word[1] == 'w') &&
		bytes.IndexByte(word, '.') > 0 && !bytes.ContainsAny(word, " \t\"'<>&;")
}

// scan finds tokens anywhere in text.
func (r *Reader) scan(text []byte) error {
	for at := 0; ; {
		start, end := inspect.Find(text, at)
		if start < 0 {
			return nil
		}
		at = end
		if t := r.parser.Parse(text[start:end]); t.Plausible() {
			if err := r.emit(t, "", ""); err != nil {
				return err
			}
		}
	}
}
