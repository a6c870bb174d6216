package inspect

import "bytes"

// Kind is the kind of a JSON value.
type Kind byte

// The kinds of JSON values. None is the kind of a value that is not there.
const (
	None   Kind = 0
	Null   Kind = 'n'
	False  Kind = 'f'
	True   Kind = 't'
	String Kind = '"'
	Number Kind = '0'
	Object Kind = '{'
	Array  Kind = '['
)

// String names the kind as JSON users do.
func (k Kind) String() string {
	switch k {
	case Null:
		return "null"
	case True, False:
		return "boolean"
	case String:
		return "string"
	case Number:
		return "number"
	case Object:
		return "object"
	case Array:
		return "array"
	}
	return "nothing"
}

// A Document is a JSON text read without loss: every member in its order,
// duplicates included, every number with its own digits. A text that is not
// valid JSON yields the values up to the fault.
//
// The values are views into the text, held in one flat slice in document
// order, so that reading allocates nothing per value.
type Document struct {
	text  []byte
	nodes []node
	// names are the bits of the outermost object's member names, see nameBit.
	// Where no two names share a bit, slots tells by bit which node has the
	// name; shared are the bits where they do, or where the node is far behind.
	names, shared uint64
	slots         [64]uint8

	complete bool // the text was read to its end
}

// A node is one value. Offsets count bytes in Document.text; end is exclusive.
type node struct {
	nameStart, nameEnd int32 // the quoted name; both 0 where there is none
	start, end         int32
	next               int32 // index of the first node behind this one's subtree
	parent, ordinal    int32 // index of the container around it, and its place there from 0
	kind               Kind
	depth              uint8
	nameEscaped        bool
	escaped            bool
	duplicate          bool // an earlier member of the same object has this name
}

// reset makes d a document of which nothing has been read, in its old memory.
func (d *Document) reset(text []byte) {
	d.text, d.nodes, d.names, d.shared, d.complete = text, d.nodes[:0], 0, 0, false
}

// Text returns the JSON text as it stands in the token.
func (d *Document) Text() []byte { return d.text }

// Complete reports that the text was read to its end: JSON, if perhaps with
// duplicate members or invalid UTF-8, and within the limits.
func (d *Document) Complete() bool { return d.complete }

// Root returns the outermost value; it is None where nothing could be read.
func (d *Document) Root() Value {
	if d == nil || len(d.nodes) == 0 {
		return Value{}
	}
	return Value{d, 0}
}

// IsObject reports whether the outermost value is a JSON object, as JOSE
// headers and claims sets must be (RFC 7515 §4, RFC 7519 §7.2).
func (d *Document) IsObject() bool { return d.Root().Kind() == Object }

// Get returns the member of the outermost object with this name. Where the
// name stands more than once it returns the last, as most JSON readers do.
func (d *Document) Get(name string) Value { return d.Root().Get(name) }

// Len returns how many values the document holds, at any depth.
func (d *Document) Len() int { return len(d.nodes) }

// nameEquals compares a node's member name with another node's.
func (d *Document) sameName(a, b *node) bool {
	if !a.nameEscaped && !b.nameEscaped {
		return bytes.Equal(d.text[a.nameStart:a.nameEnd], d.text[b.nameStart:b.nameEnd])
	}
	return unquote(d.text[a.nameStart:a.nameEnd]) == unquote(d.text[b.nameStart:b.nameEnd])
}
