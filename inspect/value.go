package inspect

import (
	"iter"
	"math/bits"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// A Value is one value inside a [Document]. The zero Value stands for a value
// that is not there; all its methods work and say so.
type Value struct {
	doc *Document
	i   int
}

func (v Value) node() *node { return &v.doc.nodes[v.i] }

// Exists reports whether there is a value.
func (v Value) Exists() bool { return v.doc != nil }

// Kind returns the kind of the value, None if there is none.
func (v Value) Kind() Kind {
	if v.doc == nil {
		return None
	}
	return v.node().kind
}

// Raw returns the JSON text of the value, exactly as it stands.
func (v Value) Raw() []byte {
	if v.doc == nil {
		return nil
	}
	n := v.node()
	return v.doc.text[n.start:n.end]
}

// Offset returns where the value starts, in bytes of the document's text.
func (v Value) Offset() int {
	if v.doc == nil {
		return -1
	}
	return int(v.node().start)
}

// Duplicate reports whether an earlier member of the same object has the same name.
func (v Value) Duplicate() bool { return v.doc != nil && v.node().duplicate }

// Depth returns how many objects and arrays stand around the value.
func (v Value) Depth() int {
	if v.doc == nil {
		return 0
	}
	return int(v.node().depth)
}

// Name returns the unescaped member name under which the value stands, or ""
// for array elements and the outermost value.
func (v Value) Name() string {
	if v.doc == nil {
		return ""
	}
	n := v.node()
	if n.nameEnd == 0 {
		return ""
	}
	if !n.nameEscaped {
		return string(v.doc.text[n.nameStart+1 : n.nameEnd-1])
	}
	return unquote(v.doc.text[n.nameStart:n.nameEnd])
}

// NameIs compares the member name without allocating.
func (v Value) NameIs(name string) bool {
	return v.doc != nil && v.doc.nameIs(v.node(), name)
}

func (d *Document) nameIs(n *node, name string) bool {
	if n.nameEnd == 0 {
		return false
	}
	if !n.nameEscaped {
		return string(d.text[n.nameStart+1:n.nameEnd-1]) == name
	}
	if int(n.nameEnd-n.nameStart) > maxEscape*len(name)+2 {
		return false // too long, however it is escaped
	}
	return unquote(d.text[n.nameStart:n.nameEnd]) == name
}

// maxEscape is how many characters of JSON text a byte can take: \u0000.
const maxEscape = 6

// Text returns the unescaped content of a string, and "" for anything else.
// Invalid UTF-8 and lone surrogates become U+FFFD.
func (v Value) Text() string {
	if v.Kind() != String {
		return ""
	}
	n := v.node()
	if !n.escaped {
		return string(v.doc.text[n.start+1 : n.end-1])
	}
	return unquote(v.doc.text[n.start:n.end])
}

// IsText reports whether the value is the string s, without allocating.
func (v Value) IsText(s string) bool {
	if v.Kind() != String {
		return false
	}
	n := v.node()
	if !n.escaped {
		return string(v.doc.text[n.start+1:n.end-1]) == s
	}
	return unquote(v.doc.text[n.start:n.end]) == s
}

// Int returns the value of a JSON number that is a 64-bit integer.
func (v Value) Int() (int64, bool) {
	if v.Kind() != Number {
		return 0, false
	}
	i, err := strconv.ParseInt(string(v.Raw()), 10, 64)
	return i, err == nil
}

// Get returns the last member with this name, as most JSON readers do, or
// the zero Value.
func (v Value) Get(name string) Value {
	var found Value
	if v.doc == nil || v.node().kind != Object {
		return found
	}
	nodes := v.doc.nodes
	if v.i == 0 {
		bit := bitOf(name)
		if v.doc.names&bit == 0 {
			return found
		}
		if v.doc.shared&bit == 0 {
			i := int(v.doc.slots[bits.TrailingZeros64(bit)])
			if v.doc.nameIs(&nodes[i], name) {
				found = Value{v.doc, i}
			}
			return found
		}
	}
	for i := v.i + 1; i < int(nodes[v.i].next); i = int(nodes[i].next) {
		if v.doc.nameIs(&nodes[i], name) {
			found = Value{v.doc, i}
		}
	}
	return found
}

// Children yields the members of an object or the elements of an array in
// their order, duplicates included.
func (v Value) Children() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if k := v.Kind(); k != Object && k != Array {
			return
		}
		nodes := v.doc.nodes
		for i := v.i + 1; i < int(nodes[v.i].next); i = int(nodes[i].next) {
			if !yield(Value{v.doc, i}) {
				return
			}
		}
	}
}

// Descendants yields every value below v, in document order.
func (v Value) Descendants() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if v.doc == nil {
			return
		}
		for i := v.i + 1; i < int(v.node().next); i++ {
			if !yield(Value{v.doc, i}) {
				return
			}
		}
	}
}

// Len returns the number of members or elements.
func (v Value) Len() int {
	n := 0
	for range v.Children() {
		n++
	}
	return n
}

// Strings returns the texts of a value that is a string or an array of
// strings, the shape of "aud" (RFC 7519 §4.1.3). ok is false for any other
// shape; strings found on the way are returned all the same.
func (v Value) Strings() (texts []string, ok bool) {
	if v.Kind() == String {
		return []string{v.Text()}, true
	}
	ok = v.Kind() == Array
	for e := range v.Children() {
		if e.Kind() != String {
			ok = false
			continue
		}
		texts = append(texts, e.Text())
	}
	return texts, ok
}

// unquote returns the content of a quoted JSON string. An invalid escape was
// a problem when the document was read; here it yields what can be read.
func unquote(quoted []byte) string {
	b, _ := jsontext.AppendUnquote(nil, quoted)
	return string(b)
}
