package intake

import (
	"bytes"

	"github.com/jwtctl/jwtctl/inspect"
)

// values finds the tokens among the strings of a JSON document.
func (r *Finder) values(doc *inspect.Document) error {
	base := r.line
	seen, line := 0, base
	if doc.Root().Kind() == inspect.String {
		return r.text(doc.Root())
	}
	for v := range doc.Root().Descendants() {
		if v.Kind() != inspect.String {
			continue
		}
		line += bytes.Count(doc.Text()[seen:v.Offset()], []byte{'\n'})
		seen, r.line = v.Offset(), line
		if err := r.text(v); err != nil {
			return err
		}
	}
	r.line = base
	return nil
}

// text takes a string that is a token, or that stands where tokens stand and
// looks like one; in any other it searches.
func (r *Finder) text(v inspect.Value) error {
	if len(v.Raw()) < len(`"eyJ.."`) {
		return nil
	}
	text := v.TextBytes()
	if done, err := r.sound(text, v); done {
		return err
	}
	tokens, stripped := inspect.Unwrap(text)
	if moreTokens(text, tokens) {
		return r.scan(text, v)
	}
	for _, t := range tokens {
		if !listed(t) && !(inspect.TokenName(v.Name()) && bytes.Count(t, []byte{'.'}) >= 2 && !bytes.ContainsAny(t, " /:")) {
			return r.scan(text, v)
		}
	}
	for _, t := range tokens {
		if err := r.emit(r.parser.Parse(t), v.Path(), stripped); err != nil {
			return err
		}
	}
	return nil
}

// sound takes a text that is a token without a fault and nothing else, as
// nearly all are: no closer look can find more in it. in is the string of a
// JSON document that it stands in, if it does.
func (r *Finder) sound(text []byte, in inspect.Value) (done bool, err error) {
	if len(text) < 3 || text[0] != 'e' || text[1] != 'y' || text[2] != 'J' {
		return false, nil
	}
	t := r.parser.Parse(text)
	if t.Form != inspect.FormJWS && t.Form != inspect.FormJWE || len(t.Problems) > 0 || t.IsUnencoded() || !t.Plausible() {
		return false, nil
	}
	return true, r.emit(t, in.Path(), "")
}
