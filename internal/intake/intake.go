// Package intake finds tokens in what users hand over: a token alone or in
// its wrapping, a list with one on each line, NDJSON, a JSON document, or any
// text that has tokens in it.
//
// Input is read as a stream of chunks of bounded size, so that memory does not
// grow with the input, whatever the length of its lines. A [Reader] goes
// through them in order; a [Splitter] and many Finders share the work.
package intake

import (
	"bytes"
	"errors"
	"io"
	"unicode"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Found is one token and where it stood in the input.
type Found struct {
	// Token is what was found. It is valid during the visit only.
	Token *inspect.Token
	// Response is the answer of a token endpoint, if those are wanted. It is
	// visited by itself, with no Token and before those in it, and outlives the
	// visit.
	Response *inspect.TokenResponse
	// Index counts the tokens of the input, from 1; Line its lines, from 1.
	Index, Line int
	// Pointer is the JSON Pointer to the token inside its line or document.
	Pointer string
	// Carrier says what the token stood in, as far as that says something; nil
	// where it does not. It outlives the visit.
	Carrier *inspect.Carrier
	// Stripped says what wrapping was removed, "" if none.
	Stripped string
	// Alone reports that the token is all there is in the input.
	Alone bool
}

// A Reader finds the tokens of an input one after the other. The zero Reader
// is ready for use, again and again.
type Reader struct {
	// Field is that of the [Finder].
	Field string

	splitter Splitter
	finder   Finder
	chunk    Chunk
}

// Read calls visit for each token in the input, in order. An error from visit
// ends the reading and is returned, as is an error of the input.
func (r *Reader) Read(in io.Reader, visit func(*Found) error) error {
	r.splitter.Reset(in)
	for n := 0; ; {
		switch err := r.splitter.Next(&r.chunk); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		r.chunk.Index, r.finder.Field = n, r.Field
		found, err := r.finder.Find(&r.chunk, visit)
		if err != nil {
			return err
		}
		n += found
	}
}

// A Finder finds the tokens in chunks. The zero Finder is ready for use, by
// one goroutine at a time.
type Finder struct {
	// Field, if set, names the members of JSON documents that hold the tokens:
	// by a name, at any depth, or by a JSON Pointer. Nothing else is searched.
	Field string
	// Responses has the token responses in a HAR visited too.
	Responses bool

	parser inspect.Parser
	json   inspect.JSONReader
	visit  func(*Found) error
	found  Found
	line   int
	seen   map[string]bool // in this HAR entry; nil elsewhere
	around []byte          // the text whose lines are searched
	proof  awaited         // in around
	entry  *harFacts       // of this HAR entry; nil elsewhere

	carrier *inspect.Carrier // of the token that is emitted next

	name, pointer string // see pointerTo
}

// Find calls visit for each token in a chunk and returns how many there are.
// An error from visit ends the search and is returned.
func (r *Finder) Find(c *Chunk, visit func(*Found) error) (int, error) {
	r.visit, r.found, r.line = visit, Found{Index: c.Index}, c.line
	err := r.search(c)
	return r.found.Index - c.Index, err
}

func (r *Finder) search(c *Chunk) error {
	switch c.kind {
	case wholeInput:
		if done, err := r.document(c.text); done || err != nil {
			return err
		}
		r.line = 1
		return r.lines(c.text)
	case partOfLine:
		return r.part(c)
	case harEntry:
		return r.harText(c)
	}
	return r.lines(c.text)
}

// withoutMark removes the byte order mark that some editors write.
func withoutMark(input []byte) []byte { return bytes.TrimPrefix(input, []byte("\xef\xbb\xbf")) }

// trimLeft removes white space in front, of any kind.
func trimLeft(text []byte) []byte { return bytes.TrimLeftFunc(text, unicode.IsSpace) }

// document tries the whole input as one thing: a token, or a JSON document.
// done is false where it is neither.
func (r *Finder) document(whole []byte) (done bool, err error) {
	text := bytes.TrimSpace(withoutMark(whole))
	if len(text) == 0 {
		return true, nil
	}
	r.line = 1 + bytes.Count(whole[:bytes.Index(whole, text)], []byte{'\n'})
	if text[0] == '{' || text[0] == '[' {
		doc, strict := r.json.Read(text)
		if serialized(doc) && r.Field == "" {
			return true, r.alone(text, [][]byte{text}, "")
		}
		if entries := harEntries(doc); strict && r.Field == "" && entries.Exists() {
			return true, r.har(doc, entries)
		}
		if strict {
			return true, r.values(doc)
		}
		return false, nil
	}
	if r.Field != "" {
		return false, nil
	}
	tokens, stripped := inspect.Unwrap(text)
	for _, t := range tokens {
		if bytes.ContainsAny(t, " \t\r\n") || hasTokenInURL(t) {
			return false, nil
		}
	}
	if moreTokens(text, tokens) {
		return false, nil
	}
	return true, r.alone(text, tokens, stripped)
}

// serialized recognises a JWS or JWE in a JSON serialization.
func serialized(doc *inspect.Document) bool { return doc.IsObject() && serializedValue(doc.Root()) }

// serializedValue does the same for an object inside a document.
func serializedValue(v inspect.Value) bool {
	return (v.Get("payload").Kind() == inspect.String || v.Get("ciphertext").Kind() == inspect.String) &&
		(v.Get("protected").Exists() || v.Get("signature").Exists() || v.Get("signatures").Exists() || v.Get("recipients").Exists())
}

// alone visits tokens that are the whole input but for their wrapping,
// well-formed or not.
func (r *Finder) alone(text []byte, tokens [][]byte, stripped string) error {
	r.found.Alone = len(tokens) == 1
	for _, t := range tokens {
		r.carrier = inURLOf(text, t)
		if err := r.emit(r.parser.Parse(t), "", stripped); err != nil {
			return err
		}
	}
	return nil
}

func (r *Finder) emit(t *inspect.Token, pointer, stripped string) error {
	if r.seen != nil {
		if r.seen[string(t.Text)] {
			r.carrier = nil
			return nil
		}
		r.seen[string(t.Text)] = true
	}
	r.found.Token, r.found.Pointer, r.found.Stripped, r.found.Line = t, pointer, stripped, r.line
	if r.entry != nil {
		r.carrier = r.entry.carrier(t.Text, pointer, r.carrier)
	}
	r.found.Carrier, r.carrier = r.carrier, nil
	r.found.Index++
	return r.visit(&r.found)
}
