package intake

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// field takes the tokens that stand where the user says, whatever they look
// like.
func (r *Finder) field(root inspect.Value) error {
	if strings.HasPrefix(r.Field, "/") {
		return r.fieldValue(root.Lookup(r.Field))
	}
	for v := range root.Descendants() {
		if v.NameIs(r.Field) {
			if err := r.fieldValue(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// fieldValue takes a string, or the strings in an array.
func (r *Finder) fieldValue(v inspect.Value) error {
	if v.Kind() == inspect.Array {
		for e := range v.Children() {
			if err := r.fieldValue(e); err != nil {
				return err
			}
		}
	}
	if v.Kind() == inspect.Object && serializedValue(v) {
		return r.whole(v)
	}
	if v.Kind() != inspect.String || v.IsText("") {
		return nil
	}
	if text := v.TextBytes(); serializedText(text) {
		return r.emit(r.parser.Parse(bytes.TrimSpace(text)), v.Path(), "")
	}
	tokens, stripped := inspect.Unwrap(v.TextBytes())
	for _, t := range tokens {
		if err := r.emit(r.parser.Parse(t), v.Path(), stripped); err != nil {
			return err
		}
	}
	return nil
}
