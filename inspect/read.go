package inspect

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
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
	if d.plain(text) {
		return nil
	}
	return r.lossless(d, text)
}

// lossless reads any text, and says what is wrong with it.
func (r *reader) lossless(d *Document, text []byte) []fault {
	var faults []fault
	d.reset(text)
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

// scan is the one pass over the text.
func (r *reader) scan(d *Document, text []byte, skip int, lenient bool) *fault {
	r.buf = *bytes.NewBuffer(text[skip:])
	if r.dec == nil {
		r.dec = new(jsontext.Decoder)
	}
	if lenient {
		r.dec.Reset(&r.buf, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	} else {
		r.dec.Reset(&r.buf, jsontext.AllowDuplicateNames(true))
	}
	d.nodes, d.complete = d.nodes[:0], false
	s := scanState{dec: r.dec, doc: d, lenient: lenient, skip: skip, at: skip}
	for done := false; !done; {
		var err error
		if done, err = s.step(); err != nil {
			s.closeAll(len(text))
			return asFault(err, text, skip)
		}
	}
	if len(bytes.TrimLeft(text[s.at:], " \t\r\n")) > 0 {
		return &fault{CodeTrailing, s.at, "data after the JSON value"}
	}
	d.complete = true
	return nil
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

// duplicates marks members whose name stands earlier in the same object.
func (d *Document) duplicates() []fault {
	var faults []fault
	for i := range d.nodes {
		if d.nodes[i].kind == Object {
			faults = d.duplicatesOf(i, faults)
		}
	}
	return faults
}

// manyMembers is where a map beats comparing each name with each.
const manyMembers = 64

// duplicatesOf marks the duplicates of object i.
func (d *Document) duplicatesOf(i int, faults []fault) []fault {
	var filter nameFilter
	var names map[string]bool // of a large object
	for n, j := 0, i+1; j < int(d.nodes[i].next); n, j = n+1, int(d.nodes[j].next) {
		if n == manyMembers {
			names = d.namesBefore(i, j)
		}
		var duplicate bool
		if names != nil {
			name := Value{d, j}.Name()
			duplicate, names[name] = names[name], true
		} else {
			bit := d.nameBit(&d.nodes[j])
			if duplicate = filter.add(bit) && d.nameBefore(i, j); i == 0 {
				filter.keep(d, bit, j)
			}
		}
		if duplicate {
			d.nodes[j].duplicate = true
			faults = append(faults, fault{CodeDuplicate, int(d.nodes[j].nameStart),
				fmt.Sprintf("member %q stands more than once", Value{d, j}.Name())})
		}
	}
	if names != nil {
		filter.seen = math.MaxUint64
	}
	if i == 0 {
		d.names, d.shared = filter.seen, filter.shared
		if filter.seen == math.MaxUint64 {
			d.shared = filter.seen
		}
	}
	return faults
}

// A nameFilter answers almost every question for a duplicate at once, by 64
// bits over the names of one object; that of the outermost object is kept for
// [Value.Get].
type nameFilter struct {
	seen   uint64 // the bits of all names
	shared uint64 // those of two names, or of one too far behind for a slot
}

// add takes in a name by its bit, and reports whether it may have stood before.
func (f *nameFilter) add(bit uint64) (perhaps bool) {
	twice := f.seen & bit
	f.seen |= bit
	f.shared |= twice
	return twice != 0
}

// keep notes which node of the outermost object has the name with this bit.
func (f *nameFilter) keep(d *Document, bit uint64, j int) {
	d.slots[bits.TrailingZeros64(bit)] = uint8(j)
	if j > math.MaxUint8 {
		f.shared |= bit
	}
}

// namesBefore collects the names of object i that stand before node j.
func (d *Document) namesBefore(i, j int) map[string]bool {
	names := make(map[string]bool, 2*manyMembers)
	for k := i + 1; k < j; k = int(d.nodes[k].next) {
		names[Value{d, k}.Name()] = true
	}
	return names
}

// nameBit hashes a name to one of 64 bits; every escaped name shares all bits.
func (d *Document) nameBit(n *node) uint64 {
	if n.nameEscaped {
		return math.MaxUint64
	}
	return bitOf(d.text[n.nameStart+1 : n.nameEnd-1])
}

// bitOf is nameBit for a name without quotes, such as one that is looked for:
// [Value.Get] asks for many claims that most tokens do not have.
func bitOf[T string | []byte](name T) uint64 {
	if len(name) == 0 {
		return 1
	}
	first, last := uint(name[0]), uint(name[len(name)-1])
	return 1 << ((first*31 + last*7 + uint(len(name))) & 63)
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
