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
	r.line, r.carry = 0, r.carry[:0]
	for {
		piece, err := r.in.ReadSlice('\n')
		long := errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !long && !errors.Is(err, io.EOF) {
			return err
		}
		if len(r.carry) == 0 {
			r.line++
		}
		var stop error
		if r.line == 1 && len(r.carry) == 0 {
			piece = withoutMark(piece)
		}
		if long || len(r.carry) > 0 {
			stop = r.piece(piece, long)
		} else {
			stop = r.oneLine(piece)
		}
		if stop != nil || err != nil && !long {
			return stop
		}
	}
}

// piece scans a part of a long line, behind what is left of the part before
// it. Where more parts follow, the last word and the byte before it are left
// for the next.
func (r *Reader) piece(piece []byte, more bool) error {
	text := append(r.carry, piece...)
	if !more {
		r.carry = text[:0]
		return r.scan(text, inspect.Value{})
	}
	start := wordStart(text)
	if err := r.scan(text[:start], inspect.Value{}); err != nil {
		return err
	}
	rest := text[max(start-1, 0):]
	if word := text[start:]; len(word) > inspect.MaxTokenBytes {
		if err := r.tooLong(word); err != nil {
			return err
		}
		rest = word[len(word)-1:] // tells that the next part goes on with a word
	}
	r.carry = text[:copy(text, rest)]
	return nil
}

// tooLong visits a word that begins like a token and is longer than any token
// may be, so that it is told and not passed over.
func (r *Reader) tooLong(word []byte) error {
	if !bytes.HasPrefix(word, []byte("ey")) && !bytes.HasPrefix(word, []byte("ew")) {
		return r.scan(word, inspect.Value{})
	}
	return r.emit(r.parser.Parse(word), "", "")
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
	if tokens, stripped := inspect.Unwrap(text); len(tokens) == 1 && listed(tokens[0]) && !moreTokens(text, tokens) {
		return r.emit(r.parser.Parse(tokens[0]), "", stripped)
	}
	return r.scan(text, inspect.Value{})
}

// moreTokens reports that text has more tokens in it than were unwrapped: then
// it is no token in its wrapping, but a text that is to be searched.
func moreTokens(text []byte, unwrapped [][]byte) bool {
	found := 0
	for _, end := inspect.Find(text, 0); end > 0; _, end = inspect.Find(text, end) {
		found++
	}
	return found > len(unwrapped)
}

// listed reports a word that stands in a list of tokens, sound or broken: one
// that begins as nearly all tokens do and has a dot.
func listed(word []byte) bool {
	return len(word) > 3 && word[0] == 'e' && (word[1] == 'y' || word[1] == 'w') &&
		bytes.IndexByte(word, '.') > 0 && !bytes.ContainsAny(word, " \t\"'<>&;")
}

// scan finds tokens anywhere in text, which is the string in of a JSON
// document, or stands by itself.
func (r *Reader) scan(text []byte, in inspect.Value) error {
	for at := 0; ; {
		start, end := inspect.Find(text, at)
		if start < 0 {
			return nil
		}
		at = end
		if t := r.parser.Parse(text[start:end]); t.Plausible() {
			if err := r.emit(t, in.Path(), ""); err != nil {
				return err
			}
		}
	}
}
