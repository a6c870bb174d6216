// Package intake finds tokens in what users hand over: a token alone or in
// its wrapping, a list with one on each line, NDJSON, a JSON document, or any
// text that has tokens in it.
//
// Input is read as a stream through a buffer of fixed size, so that memory
// does not grow with the input, whatever the length of its lines.
package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode"

	"github.com/jwtctl/jwtctl/inspect"
)

// bufferSize holds the longest token with room for what stands around it.
const bufferSize = 2 * inspect.MaxTokenBytes

// A Found is one token and where it stood in the input.
type Found struct {
	// Token is what was found. It is valid during the visit only.
	Token *inspect.Token
	// Index counts the tokens of the input, from 1; Line its lines, from 1.
	Index, Line int
	// Pointer is the JSON Pointer to the token inside its line or document.
	Pointer string
	// Stripped says what wrapping was removed, "" if none.
	Stripped string
	// Alone reports that the token is all there is in the input.
	Alone bool
}

// A Reader finds tokens. The zero Reader is ready for use, again and again.
type Reader struct {
	in     *bufio.Reader
	parser inspect.Parser
	json   inspect.JSONReader
	visit  func(*Found) error
	found  Found
	line   int
	carry  []byte // what is left of a long line
}

// Read calls visit for each token in the input, in order. An error from visit
// ends the reading and is returned, as is an error of the input.
func (r *Reader) Read(in io.Reader, visit func(*Found) error) error {
	if r.in == nil {
		r.in = bufio.NewReaderSize(nil, bufferSize)
	}
	r.in.Reset(in)
	r.visit, r.found, r.line = visit, Found{}, 0
	whole, err := r.peekAll()
	if err != nil {
		return err
	}
	if whole != nil {
		if done, err := r.document(whole); done || err != nil {
			return err
		}
	}
	return r.lines()
}

// peekAll returns the whole input if it fits into the buffer and cannot be
// told apart sooner; nil as soon as it is seen to be a list of lines.
func (r *Reader) peekAll() ([]byte, error) {
	for {
		head, _ := r.in.Peek(r.in.Buffered())
		if manyLines(head, false) {
			return nil, nil
		}
		if _, err := r.in.Peek(len(head) + 1); err != nil {
			whole, _ := r.in.Peek(r.in.Buffered())
			switch {
			case errors.Is(err, io.EOF) && !manyLines(whole, true):
				return whole, nil
			case errors.Is(err, io.EOF):
				return nil, nil
			case errors.Is(err, bufio.ErrBufferFull):
				return nil, nil
			}
			return nil, err
		}
	}
}

// manyLines reports input whose first line stands by itself: a complete JSON
// object, or a line with a token or words, followed by another line. It says
// so only where what may follow head, unless that is whole, cannot change it.
func manyLines(head []byte, whole bool) bool {
	first, rest, _ := bytes.Cut(bytes.TrimLeftFunc(withoutMark(head), unicode.IsSpace), []byte{'\n'})
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

// withoutMark removes the byte order mark that some editors write.
func withoutMark(input []byte) []byte { return bytes.TrimPrefix(input, []byte("\xef\xbb\xbf")) }

// document tries the whole input as one thing: a token, or a JSON document.
// done is false where it is neither.
func (r *Reader) document(whole []byte) (done bool, err error) {
	text := bytes.TrimSpace(withoutMark(whole))
	if len(text) == 0 {
		return true, nil
	}
	r.line = 1 + bytes.Count(whole[:bytes.Index(whole, text)], []byte{'\n'})
	if text[0] == '{' || text[0] == '[' {
		doc, strict := r.json.Read(text)
		if serialized(doc) {
			return true, r.alone([][]byte{text}, "")
		}
		if strict {
			return true, r.values(doc)
		}
		return false, nil
	}
	tokens, stripped := inspect.Unwrap(text)
	for _, t := range tokens {
		if bytes.ContainsAny(t, " \t\r\n") {
			return false, nil
		}
	}
	if moreTokens(text, tokens) {
		return false, nil
	}
	return true, r.alone(tokens, stripped)
}

// serialized recognises a JWS or JWE in a JSON serialization.
func serialized(doc *inspect.Document) bool {
	return doc.IsObject() && (doc.Get("payload").Kind() == inspect.String || doc.Get("ciphertext").Kind() == inspect.String) &&
		(doc.Get("protected").Exists() || doc.Get("signature").Exists() || doc.Get("signatures").Exists() || doc.Get("recipients").Exists())
}

// alone visits tokens that are the whole input, well-formed or not.
func (r *Reader) alone(tokens [][]byte, stripped string) error {
	r.found.Alone = len(tokens) == 1
	for _, t := range tokens {
		if err := r.emit(r.parser.Parse(t), "", stripped); err != nil {
			return err
		}
	}
	return nil
}

func (r *Reader) emit(t *inspect.Token, pointer, stripped string) error {
	r.found.Token, r.found.Pointer, r.found.Stripped, r.found.Line = t, pointer, stripped, r.line
	r.found.Index++
	return r.visit(&r.found)
}
