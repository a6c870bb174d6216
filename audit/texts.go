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

	classes byteClass
}

// Path returns where the text stands: "payload/address/locality".
func (t *Text) Path() string { return t.part + t.value.Path() }

// Top reports whether the text is a claim itself, not part of one.
func (t *Text) Top() bool { return t.part == "payload" && t.value.Depth() == 1 }

// MayHold reports whether the byte c can stand in the text. It costs nothing,
// and rules ask it before they look closer; false is certain, true is not.
func (t *Text) MayHold(c byte) bool {
	class := byteClasses[c]
	return class == 0 || t.classes&class != 0
}

// Texts returns every string in the claims, at any depth, and in the
// disclosures of an SD-JWT. The slice is valid for this token only.
func (p *TokenPass) Texts() []Text {
	if p.textsOf == p.Token {
		return p.texts
	}
	p.textsOf, p.texts = p.Token, p.texts[:0]
	if p.Claims.Exists() {
		// One allocation serves nearly all names and texts.
		p.collect("payload", string(p.Token.Claims().Text()), "", p.Claims)
	}
	for i := range p.Token.Disclosures {
		d := &p.Token.Disclosures[i]
		p.collect(fmt.Sprintf("disclosures/%d", i), string(d.JSON.Text()), d.Name.Text(), d.Value)
	}
	return p.texts
}

// collect appends the strings at and below v, a value of the document with
// this text. name is what names v where v is no member: of a disclosure.
func (p *TokenPass) collect(part, text, name string, v inspect.Value) {
	if v.Kind() == inspect.String {
		p.addText(part, text, name, v)
		return
	}
	// names[d] names what stands at depth d; elements of an array go by the
	// name of the array.
	var names [inspect.MaxJSONDepth + 2]string
	names[v.Depth()] = name
	for d := range v.Descendants() {
		depth := d.Depth()
		if start, end, plain := d.NameSpan(); plain {
			names[depth] = text[start:end]
		} else if d.NameBytes() != nil {
			names[depth] = d.Name()
		} else {
			names[depth] = names[depth-1]
		}
		if d.Kind() == inspect.String {
			p.addText(part, text, names[depth], d)
		}
	}
}

func (p *TokenPass) addText(part, text, name string, v inspect.Value) {
	t := Text{value: v, part: part, Name: name}
	if start, end, plain := v.TextSpan(); plain {
		t.Text = text[start:end]
	} else {
		t.Text = v.Text()
	}
	t.classes = classesOf(t.Text)
	p.texts = append(p.texts, t)
}
