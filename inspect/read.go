package inspect

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// A reader fills Documents. It owns the decoder so that many documents are
// read without allocating one each.
type reader struct {
	buf bytes.Buffer
	dec *jsontext.Decoder
}

// A fault is a departure from strict JSON at a byte offset of the text.
type fault struct {
	code    Code
	offset  int
	message string
}

var (
	strictJSON  = jsontext.AllowDuplicateNames(true)
	lenientJSON = jsontext.AllowInvalidUTF8(true)
)

// ReadJSON reads a JSON text without loss. Every problem found is reported
// with its offset in text; the document holds what could be read.
func ReadJSON(text []byte) (*Document, []Problem) {
	var r reader
	d := new(Document)
	var problems []Problem
	for _, f := range r.read(d, text) {
		problems = append(problems, Problem{Code: f.code, Offset: f.offset, Decoded: f.offset, Message: f.message})
	}
	return d, problems
}

// read parses text into d, reusing d's memory.
func (r *reader) read(d *Document, text []byte) []fault {
	var faults []fault
	d.text, d.nodes = text, d.nodes[:0]
	if len(text) > math.MaxInt32 {
		return []fault{{CodeLimit, 0, "JSON text is too long"}}
	}
	skip := 0
	if bytes.HasPrefix(text, []byte("\xef\xbb\xbf")) {
		skip = 3
		faults = append(faults, fault{CodeUTF8, 0, "byte order mark before the JSON text"})
	}
	if utf16Text(text) {
		return append(faults, fault{CodeUTF8, 0, "UTF-16 text; JSON in tokens is UTF-8"})
	}
	f := r.scan(d, text, skip, false)
	if f != nil && f.code == CodeJSON {
		faults = append(faults, r.rescan(d, text, skip, *f)...)
	} else if f != nil {
		faults = append(faults, *f)
	}
	return append(faults, d.duplicates()...)
}

// rescan reads text again with invalid UTF-8 allowed, to tell a fault in the
// encoding from one in the syntax and to read on behind the former.
func (r *reader) rescan(d *Document, text []byte, skip int, strict fault) []fault {
	f := r.scan(d, text, skip, true)
	if f != nil && f.code == CodeJSON && f.offset <= strict.offset {
		return []fault{strict}
	}
	message := "a lone surrogate escape is not Unicode text"
	if !utf8.Valid(text) {
		message = "invalid UTF-8"
	}
	faults := []fault{{CodeUTF8, strict.offset, message}}
	if f != nil {
		faults = append(faults, *f)
	}
	return faults
}

// utf16Text recognises the encodings that old producers confuse with UTF-8.
func utf16Text(text []byte) bool {
	return bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) ||
		bytes.HasPrefix(text, []byte("{\x00")) || bytes.HasPrefix(text, []byte("\x00{"))
}

// scan is the one pass over the text. Names and scalars are taken as raw
// values, so that offsets follow from lengths and nothing is copied.
func (r *reader) scan(d *Document, text []byte, skip int, lenient bool) *fault {
	r.buf = *bytes.NewBuffer(text[skip:])
	if r.dec == nil {
		r.dec = new(jsontext.Decoder)
	}
	if lenient {
		r.dec.Reset(&r.buf, strictJSON, lenientJSON)
	} else {
		r.dec.Reset(&r.buf, strictJSON)
	}
	s := scanState{dec: r.dec, doc: d, skip: skip}
	d.nodes = d.nodes[:0]
	for {
		done, err := s.step()
		if err != nil {
			s.closeAll(len(text))
			return asFault(err, text, skip)
		}
		if done {
			break
		}
	}
	if end := int(d.nodes[0].end); len(bytes.TrimLeft(text[end:], " \t\r\n")) > 0 {
		return &fault{CodeTrailing, end, "data after the JSON value"}
	}
	return nil
}

// scanState is where a scan stands: the open containers and whether a member
// name has just been read.
type scanState struct {
	dec            *jsontext.Decoder
	doc            *Document
	skip           int
	open           [MaxJSONDepth]int32
	members        [MaxJSONDepth]int32
	depth          int
	named          bool
	nameStart, end int32
	nameEscaped    bool
}

// limitError is a limit of this package, met while scanning.
type limitError struct {
	offset  int
	message string
}

func (e *limitError) Error() string { return e.message }

// step reads one token; done means that the outermost value is complete.
func (s *scanState) step() (done bool, err error) {
	switch kind := s.dec.PeekKind(); kind {
	case '{', '[':
		if s.depth == MaxJSONDepth {
			return false, &limitError{s.offset(), fmt.Sprintf("JSON is nested deeper than %d levels", MaxJSONDepth)}
		}
		if _, err := s.dec.ReadToken(); err != nil {
			return false, err
		}
		if err := s.add(Kind(kind), s.offset()-1, s.offset(), false); err != nil {
			return false, err
		}
		s.open[s.depth], s.members[s.depth] = int32(len(s.doc.nodes)-1), 0
		s.depth++
		return false, nil
	case '}', ']':
		if _, err := s.dec.ReadToken(); err != nil {
			return false, err
		}
		s.close(s.offset())
		return s.depth == 0, nil
	default:
		raw, err := s.dec.ReadValue()
		if err != nil {
			return false, err
		}
		end := s.offset()
		escaped := kind == '"' && bytes.IndexByte(raw, '\\') >= 0
		if kind == '"' && s.wantsName() {
			s.named, s.nameStart, s.end, s.nameEscaped = true, int32(end-len(raw)), int32(end), escaped
			return false, nil
		}
		return s.depth == 0, s.add(Kind(kind), end-len(raw), end, escaped)
	}
}

func (s *scanState) offset() int { return int(s.dec.InputOffset()) + s.skip }

func (s *scanState) wantsName() bool {
	return s.depth > 0 && !s.named && s.doc.nodes[s.open[s.depth-1]].kind == Object
}

// add appends a value below the innermost open container.
func (s *scanState) add(kind Kind, start, end int, escaped bool) error {
	n := node{kind: kind, start: int32(start), end: int32(end), next: int32(len(s.doc.nodes) + 1),
		depth: uint8(s.depth), escaped: escaped}
	if s.named {
		n.nameStart, n.nameEnd, n.nameEscaped = s.nameStart, s.end, s.nameEscaped
		s.named = false
		if s.members[s.depth-1]++; s.members[s.depth-1] > MaxMembers {
			return &limitError{start, fmt.Sprintf("an object has more than %d members", MaxMembers)}
		}
	}
	s.doc.nodes = append(s.doc.nodes, n)
	return nil
}

// close ends the innermost container at end.
func (s *scanState) close(end int) {
	s.depth--
	n := &s.doc.nodes[s.open[s.depth]]
	n.end, n.next = int32(end), int32(len(s.doc.nodes))
}

// closeAll ends every container that a fault left open.
func (s *scanState) closeAll(end int) {
	for s.depth > 0 {
		s.close(end)
	}
}

// asFault says a decoder error in this package's terms.
func asFault(err error, text []byte, skip int) *fault {
	var limit *limitError
	if errors.As(err, &limit) {
		return &fault{CodeLimit, limit.offset, limit.message}
	}
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) {
		offset := int(syntax.ByteOffset) + skip
		if errors.Is(syntax.Err, io.ErrUnexpectedEOF) {
			return &fault{CodeJSON, len(text), "JSON ends too early"}
		}
		return &fault{CodeJSON, offset, "JSON: " + strings.TrimPrefix(syntax.Err.Error(), "jsontext: ")}
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &fault{CodeJSON, len(text), "JSON ends too early"}
	}
	return &fault{CodeJSON, len(text), "JSON: " + err.Error()}
}

// duplicates marks members whose name stands earlier in the same object. A
// 64-bit filter over the names answers almost every question at once.
func (d *Document) duplicates() []fault {
	var faults []fault
	for i := range d.nodes {
		if d.nodes[i].kind != Object {
			continue
		}
		var seen uint64
		for j := i + 1; j < int(d.nodes[i].next); j = int(d.nodes[j].next) {
			bit := d.nameBit(&d.nodes[j])
			if seen&bit != 0 && d.nameBefore(i, j) {
				d.nodes[j].duplicate = true
				faults = append(faults, fault{CodeDuplicate, int(d.nodes[j].nameStart),
					fmt.Sprintf("member %q stands more than once", Value{d, j}.Name())})
			}
			seen |= bit
		}
	}
	return faults
}

// nameBit hashes a name to one of 64 bits; every escaped name shares all bits.
func (d *Document) nameBit(n *node) uint64 {
	if n.nameEscaped {
		return math.MaxUint64
	}
	if n.nameEnd-n.nameStart < 3 {
		return 1
	}
	first, last := d.text[n.nameStart+1], d.text[n.nameEnd-2]
	return 1 << ((uint(first)*31 + uint(last)*7 + uint(n.nameEnd-n.nameStart)) & 63)
}

// nameBefore reports whether a member of object i that stands before node j
// has the same name as j.
func (d *Document) nameBefore(i, j int) bool {
	for k := i + 1; k < j; k = int(d.nodes[k].next) {
		if d.sameName(&d.nodes[k], &d.nodes[j]) {
			return true
		}
	}
	return false
}
