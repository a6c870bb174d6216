package mint

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/jwtctl/jwtctl/inspect"
)

// A Member is one member of a JSON object.
type Member struct {
	Name string
	// JSON is the value's text. It is written as it is, digits and all.
	JSON []byte
}

// An Object is a JSON object under construction: its members in the order in
// which they were first set, no name twice. The zero Object is empty.
type Object struct{ members []Member }

// ParseObject reads a JSON object as strictly as a verifier must: no name
// twice at any depth, nothing behind it, UTF-8 throughout. what names it in
// errors.
func ParseObject(what string, text []byte) (Object, error) {
	value, err := ParseValue(what, text)
	if err != nil {
		return Object{}, err
	}
	return objectOf(what, value)
}

// objectOf takes the members of a text that is known to be sound JSON.
func objectOf(what string, value []byte) (Object, error) {
	doc, _ := inspect.ReadJSON(value)
	if !doc.IsObject() {
		return Object{}, badf("%s is a JSON %s, not an object", what, doc.Root().Kind())
	}
	o := Object{members: make([]Member, 0, doc.Root().Len())}
	for m := range doc.Root().Children() {
		o.members = append(o.members, Member{m.Name(), m.Raw()})
	}
	return o, nil
}

// ParseValue reads one JSON value strictly and returns its text without the
// white space around and inside it. what names it in errors.
func ParseValue(what string, text []byte) ([]byte, error) {
	doc, problems := inspect.ReadJSON(text)
	for _, p := range problems {
		return nil, badf("%s is not sound JSON: byte %d: %s", what, p.Offset, p.Message)
	}
	for v := range doc.Root().Descendants() {
		if err := checkName(v.Name()); err != nil {
			return nil, badf("%s: %w", what, err)
		}
	}
	value := jsontext.Value(bytes.Clone(text))
	if err := value.Compact(); err != nil {
		return nil, badf("%s is not JSON: %w", what, err)
	}
	return value, nil
}

// String returns the JSON text of a string.
func String(s string) ([]byte, error) {
	text, err := jsontext.AppendQuote(nil, s)
	if err != nil {
		return nil, badf("%.40q is not UTF-8", s)
	}
	return text, nil
}

// Members returns the members in their order, to be read only.
func (o *Object) Members() []Member { return o.members }

// Get returns the JSON text of a member, nil where there is none.
func (o *Object) Get(name string) []byte {
	if i := o.index(name); i >= 0 {
		return o.members[i].JSON
	}
	return nil
}

// Has reports whether there is a member with this name.
func (o *Object) Has(name string) bool { return o.index(name) >= 0 }

// Set gives a member its value: in its place where the name is there already,
// and else behind the others. json must be the text of a JSON value.
func (o *Object) Set(name string, json []byte) {
	if i := o.index(name); i >= 0 {
		o.members[i].JSON = json
		return
	}
	o.members = append(o.members, Member{name, json})
}

// Delete removes a member, if it is there.
func (o *Object) Delete(name string) {
	o.members = slices.DeleteFunc(o.members, func(m Member) bool { return m.Name == name })
}

// Clone returns a copy that can be changed by itself.
func (o *Object) Clone() Object { return Object{slices.Clone(o.members)} }

// JSON writes the object without white space.
func (o *Object) JSON() []byte {
	out := []byte{'{'}
	for i, m := range o.members {
		if i > 0 {
			out = append(out, ',')
		}
		out, _ = jsontext.AppendQuote(out, m.Name) // bad UTF-8 becomes U+FFFD, which check refuses
		out = append(append(out, ':'), m.JSON...)
	}
	return append(out, '}')
}

func (o *Object) index(name string) int {
	return slices.IndexFunc(o.members, func(m Member) bool { return m.Name == name })
}

// set writes a string that is known to be UTF-8.
func (o *Object) setText(name, s string) {
	text, _ := jsontext.AppendQuote(nil, s)
	o.Set(name, text)
}

func (o *Object) setInt(name string, n int64) { o.Set(name, fmt.Append(nil, n)) }

// List is the JSON text of a list: a value, or the elements of one that is a
// list already, and another value.
func List(value, more []byte) []byte {
	doc, _ := inspect.ReadJSON(value)
	if doc.Root().Kind() != inspect.Array {
		return slices.Concat([]byte{'['}, value, []byte{','}, more, []byte{']'})
	}
	if doc.Root().Len() == 0 {
		return slices.Concat([]byte{'['}, more, []byte{']'})
	}
	return slices.Concat(bytes.TrimSuffix(value, []byte{']'}), []byte{','}, more, []byte{']'})
}
