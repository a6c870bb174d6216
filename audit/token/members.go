package token

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A member is a value in the claims or in a disclosure, at any depth.
type member struct {
	name       []byte // nil for an element of an array
	value      inspect.Value
	disclosure int // -1 in the claims
}

// Path returns where the value stands: "payload/address/locality".
func (m member) Path() string {
	if m.disclosure < 0 {
		return "payload" + m.value.Path()
	}
	return fmt.Sprintf("disclosures/%d", m.disclosure) + m.value.Path()
}

// eachMember visits all values. Rules that go by names and look at numbers,
// booleans and objects too use it; those that look at text have p.Texts.
func eachMember(p *audit.TokenPass, visit func(member)) {
	for v := range p.Claims.Descendants() {
		visit(member{v.NameBytes(), v, -1})
	}
	for i := range p.Token.Disclosures {
		d := &p.Token.Disclosures[i]
		visit(member{d.Name.TextBytes(), d.Value, i})
		for v := range d.Value.Descendants() {
			visit(member{v.NameBytes(), v, i})
		}
	}
}

// hasNameOf reports whether any value has a name of this kind.
func hasNameOf(p *audit.TokenPass, kind nameKind) bool {
	return p.NameClasses(func(name []byte) uint64 { return 1 << kindOf(name) })&(1<<kind) != 0
}

// eachOfKind visits the values whose names are of this kind.
func eachOfKind(p *audit.TokenPass, kind nameKind, visit func(member)) {
	if !hasNameOf(p, kind) {
		return
	}
	eachMember(p, func(m member) {
		if m.name != nil && kindOf(m.name) == kind {
			visit(m)
		}
	})
}

// eachNumberOfKind visits the JSON numbers whose names are of this kind, with
// their digits.
func eachNumberOfKind(p *audit.TokenPass, kind nameKind, visit func(m member, digits string)) {
	if !hasNameOf(p, kind) {
		return
	}
	eachMember(p, func(m member) {
		if m.value.Kind() == inspect.Number && m.name != nil && kindOf(m.name) == kind {
			visit(m, string(m.value.Raw()))
		}
	})
}

// saysNothing reports an empty or negative value: "", null, false, [], {}.
func saysNothing(v inspect.Value) bool {
	switch v.Kind() {
	case inspect.String:
		return oneOf(v.TextBytes(), "", "null", "none", "unknown", "undisclosed", "false", "no", "n/a")
	case inspect.Array, inspect.Object:
		return v.Len() == 0
	}
	return v.Kind() != inspect.True && v.Kind() != inspect.Number
}

// countDigits counts the digits of a text.
func countDigits[T string | []byte](s T) (n int) {
	for i := range len(s) {
		if digit(s[i]) {
			n++
		}
	}
	return n
}
