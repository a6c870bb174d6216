package inspect

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// scanState is where a scan stands: the open containers and whether a member
// name has just been read.
type scanState struct {
	dec     *jsontext.Decoder
	doc     *Document
	lenient bool
	skip    int // bytes of the text before the decoder's first
	at      int // where the last token ended
	open    [MaxJSONDepth]int32
	members [MaxJSONDepth]int32
	depth   int
	object  bool // the innermost open container is an object
	named   bool // a member name waits for its value
	name    struct {
		start, end int32
		escaped    bool
	}
}

// limitError is a limit of this package, met while scanning.
type limitError struct {
	offset  int
	message string
}

func (e *limitError) Error() string { return e.message }

// step reads one token; done means that the outermost value is complete. The
// decoder checks the token and finds its end; where it begins and what it is
// can be seen in the text, so that nothing is copied.
func (s *scanState) step() (done bool, err error) {
	text := s.doc.text
	start := s.at
	for start < len(text) && separates(text[start]) {
		start++
	}
	if _, err := s.dec.ReadToken(); err != nil {
		return false, err
	}
	s.at = int(s.dec.InputOffset()) + s.skip
	switch c := text[start]; c {
	case '{', '[':
		return false, s.push(Kind(c), s.at)
	case '}', ']':
		s.close(s.at)
	case '"':
		quoted := text[start:s.at]
		// Invalid UTF-8 is replaced where escapes are resolved.
		err = s.text(start, s.at, bytes.IndexByte(quoted, '\\') >= 0 || s.lenient && !utf8.Valid(quoted))
	case 't', 'f', 'n':
		err = s.add(Kind(c), start, s.at, false)
	default:
		err = s.add(Number, start, s.at, false)
	}
	return s.depth == 0, err
}

// separates reports what may stand between tokens; the decoder sees to it
// that it stands where it must.
func separates(c byte) bool {
	return c == ' ' || c == ',' || c == ':' || c == '\t' || c == '\n' || c == '\r'
}

// push opens a container whose bracket ends at end.
func (s *scanState) push(kind Kind, end int) error {
	if s.depth == MaxJSONDepth {
		return &limitError{end - 1, fmt.Sprintf("JSON is nested deeper than %d levels", MaxJSONDepth)}
	}
	if err := s.add(kind, end-1, end, false); err != nil {
		return err
	}
	s.open[s.depth], s.members[s.depth] = int32(len(s.doc.nodes)-1), 0
	s.depth++
	s.object = kind == Object
	return nil
}

// close ends the innermost container at end.
func (s *scanState) close(end int) {
	s.depth--
	n := &s.doc.nodes[s.open[s.depth]]
	n.end, n.next = int32(end), int32(len(s.doc.nodes))
	s.object = s.depth > 0 && s.doc.nodes[s.open[s.depth-1]].kind == Object
}

// closeAll ends every container that a fault left open.
func (s *scanState) closeAll(end int) {
	for s.depth > 0 {
		s.close(end)
	}
}

// text takes a string, with its quotes, as a member name or as a value.
func (s *scanState) text(start, end int, escaped bool) error {
	if s.object && !s.named {
		s.named, s.name.start, s.name.end, s.name.escaped = true, int32(start), int32(end), escaped
		return nil
	}
	return s.add(String, start, end, escaped)
}

// add appends a value below the innermost open container.
func (s *scanState) add(kind Kind, start, end int, escaped bool) error {
	n := node{kind: kind, start: int32(start), end: int32(end), next: int32(len(s.doc.nodes) + 1),
		depth: uint8(s.depth), escaped: escaped}
	if s.depth > 0 {
		n.parent, n.ordinal = s.open[s.depth-1], s.members[s.depth-1]
		s.members[s.depth-1]++
	}
	if s.named {
		n.nameStart, n.nameEnd, n.nameEscaped = s.name.start, s.name.end, s.name.escaped
		s.named = false
		if s.members[s.depth-1] > MaxMembers {
			return &limitError{start, fmt.Sprintf("an object has more than %d members", MaxMembers)}
		}
	}
	s.doc.nodes = append(s.doc.nodes, n)
	return nil
}
