package intake

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// values finds the tokens among the strings of a JSON document.
func (r *Finder) values(doc *inspect.Document) error {
	base := r.line
	seen, line := 0, base
	if r.Field != "" {
		return r.field(doc.Root())
	}
	if doc.Root().Kind() == inspect.String {
		return r.text(doc.Root())
	}
	for v := range doc.Root().Descendants() {
		whole := v.Kind() == inspect.Object && serializedValue(v)
		if v.Kind() != inspect.String && !whole {
			continue
		}
		line += bytes.Count(doc.Text()[seen:v.Offset()], []byte{'\n'})
		seen, r.line = v.Offset(), line
		find := r.text
		if whole {
			find = r.whole
		}
		if err := find(v); err != nil {
			return err
		}
	}
	r.line = base
	return nil
}

// whole takes an object that is a token in a JSON serialization.
func (r *Finder) whole(v inspect.Value) error {
	return r.emit(r.parser.Parse(v.Raw()), r.pointerTo(place{value: v}), "")
}

// serializedText reports a text that is a token in a JSON serialization.
func serializedText(text []byte) bool {
	text = bytes.TrimSpace(text)
	if len(text) == 0 || text[0] != '{' || !bytes.Contains(text, []byte(`"signature`)) && !bytes.Contains(text, []byte(`"ciphertext"`)) {
		return false
	}
	doc, _ := inspect.ReadJSON(text)
	return serialized(doc)
}

// text takes a string that is a token, or that stands where tokens stand and
// looks like one; in any other it searches.
func (r *Finder) text(v inspect.Value) error {
	if len(v.Raw()) < len(`"eyJ.."`) {
		return nil
	}
	return r.textAt(v.TextBytes(), place{value: v})
}

// textAt does the same for a text that stands in a string, perhaps encoded.
func (r *Finder) textAt(text []byte, in place) error {
	if done, err := r.sound(text, in); done {
		return err
	}
	if serializedText(text) {
		return r.emit(r.parser.Parse(bytes.TrimSpace(text)), r.pointerTo(in), "")
	}
	tokens, stripped := inspect.Unwrap(text)
	if moreTokens(text, tokens) {
		return r.scan(text, in)
	}
	for _, t := range tokens {
		if !listed(t) && !(inspect.TokenName(in.name()) && bytes.Count(t, []byte{'.'}) >= 2 && !bytes.ContainsAny(t, " /:")) {
			return r.scan(text, in)
		}
	}
	for _, t := range tokens {
		r.carrier = inURLOf(text, t)
		if err := r.emit(r.parser.Parse(t), r.pointerTo(in), stripped); err != nil {
			return err
		}
	}
	return nil
}

// pointerTo returns the pointer to a place. The tokens of NDJSON stand under the
// same name line after line, so that the last one is kept.
func (r *Finder) pointerTo(in place) string {
	if in.at != "" || in.value.Depth() != 1 {
		return in.pointer()
	}
	name := in.value.NameBytes()
	if name == nil {
		return in.pointer()
	}
	if r.pointer == "" || r.name != string(name) {
		r.name, r.pointer = string(name), in.pointer()
	}
	return r.pointer
}

// A place is a string of a JSON document that a text stands in. The zero place
// is no string.
type place struct {
	value inspect.Value
	at    string // the pointer, where it is not that of the value
}

func (p place) pointer() string {
	if p.at != "" {
		return p.at
	}
	return p.value.Path()
}

// name returns the member that the text stands under.
func (p place) name() string {
	if p.at != "" {
		return p.at[strings.LastIndexByte(p.at, '/')+1:]
	}
	return p.value.Name()
}

// sound takes a text that is a token without a fault and nothing else, as
// nearly all are: no closer look can find more in it.
func (r *Finder) sound(text []byte, in place) (done bool, err error) {
	if len(text) < 3 || text[0] != 'e' || text[1] != 'y' || text[2] != 'J' {
		return false, nil
	}
	t := r.parser.Parse(text)
	if t.Form != inspect.FormJWS && t.Form != inspect.FormJWE || len(t.Problems) > 0 || t.IsUnencoded() || !t.Plausible() {
		return false, nil
	}
	return true, r.emit(t, r.pointerTo(in), "")
}
