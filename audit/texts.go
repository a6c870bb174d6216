package audit

import (
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Text is a string somewhere in the claims, as the rules that look for
// personal data and secrets see it.
type Text struct {
	// Name is the member that holds the string, or the array of it.
	Name string
	// Text is the string itself.
	Text  string
	value inspect.Value
	part  string
}

// Path returns where the text stands: "payload/address/locality".
func (t *Text) Path() string { return t.part + t.value.Path() }

// Top reports whether the text is a claim itself, not part of one.
func (t *Text) Top() bool { return t.part == "payload" && t.value.Depth() == 1 }

// Texts returns every string in the claims, at any depth, and in the
// disclosures of an SD-JWT. The slice is valid for this token only.
func (p *TokenPass) Texts() []Text {
	if p.textsOf == p.Token {
		return p.texts
	}
	p.textsOf, p.texts = p.Token, p.texts[:0]
	p.collect("payload", "", p.Claims)
	for i := range p.Token.Disclosures {
		d := &p.Token.Disclosures[i]
		p.collect(fmt.Sprintf("disclosures/%d", i), d.Name.Text(), d.Value)
	}
	return p.texts
}

// collect appends the strings at and below v.
func (p *TokenPass) collect(part, name string, v inspect.Value) {
	if v.Kind() == inspect.String {
		p.texts = append(p.texts, Text{name, v.Text(), v, part})
		return
	}
	for d := range v.Descendants() {
		if n := d.Name(); n != "" {
			name = n
		}
		if d.Kind() == inspect.String {
			p.texts = append(p.texts, Text{name, d.Text(), d, part})
		}
	}
}
