package userrule

import (
	"fmt"

	"github.com/jwtctl/jwtctl/internal/nearest"
)

// primary reads a value: a literal, a list, what stands in brackets, or a
// place in the token.
func (p *parser) primary() (*node, error) {
	t := p.peek()
	p.next++
	switch {
	case t.kind == kindText, t.kind == kindNumber:
		n, err := p.make(t.at, map[kind]string{kindText: "text", kindNumber: "number"}[t.kind])
		if err == nil {
			n.text, n.number = t.text, t.number
		}
		return n, err
	case t.kind == kindName:
		return p.name(t)
	case t.kind == kindSign && t.text == "(":
		n, err := p.or()
		if err != nil {
			return nil, err
		}
		return n, p.expect(")")
	case t.kind == kindSign && t.text == "[":
		return p.list(t)
	}
	p.next--
	return nil, p.unexpected()
}

func (p *parser) expect(sign string) error {
	if _, ok := p.takes(sign); ok {
		return nil
	}
	t := p.peek()
	return &Error{t.at, t.length, fmt.Sprintf("expected %q, not %s", sign, t.describe()), "close what was opened"}
}

func (p *parser) list(open token) (*node, error) {
	var elements []*node
	for {
		if _, ok := p.takes("]"); ok {
			return p.make(open.at, "list", elements...)
		}
		if len(elements) > 0 {
			if err := p.expect(","); err != nil {
				return nil, err
			}
		}
		n, err := p.primary()
		if err != nil {
			return nil, err
		}
		elements = append(elements, n)
	}
}

// name reads what begins with a name.
func (p *parser) name(t token) (*node, error) {
	switch t.text {
	case "true", "false":
		n, err := p.make(t.at, "bool")
		if err == nil && t.text == "true" {
			n.number = 1
		}
		return n, err
	case "null":
		return p.make(t.at, "null")
	case "len":
		if err := p.expect("("); err != nil {
			return nil, err
		}
		n, err := p.or()
		if err == nil {
			err = p.expect(")")
		}
		if err != nil {
			return nil, err
		}
		return p.make(t.at, "len", n)
	case "header", "claims", "profile", "now":
		n, err := p.make(t.at, "root")
		if err != nil {
			return nil, err
		}
		n.text = t.text
		return p.members(n, t.at)
	}
	hint := "an expression speaks of header, claims, profile and now; texts stand in quotes"
	if near, ok := nearest.Find(t.text, []string{"header", "claims", "profile", "now", "len", "true", "false", "null"}); ok {
		hint = fmt.Sprintf("did you mean %s?", near)
	}
	return nil, &Error{t.at, t.length, fmt.Sprintf("%q is not known", t.text), hint}
}

// members reads the steps into a value: .name and ["name"] and [0].
func (p *parser) members(n *node, start int) (*node, error) {
	for {
		sign, ok := p.takes(".", "[")
		if !ok {
			return n, nil
		}
		t := p.peek()
		op := "member"
		switch {
		case sign == "." && t.kind == kindName, sign == "[" && t.kind == kindText:
		case sign == "[" && t.kind == kindNumber:
			op = "at"
		default:
			return nil, &Error{t.at, t.length, fmt.Sprintf("expected the name of a member, not %s", t.describe()), `write claims.name, or claims["a name"]`}
		}
		p.next++
		if sign == "[" {
			if err := p.expect("]"); err != nil {
				return nil, err
			}
		}
		step, err := p.make(start, op, n)
		if err != nil {
			return nil, err
		}
		step.text, step.number = t.text, t.number
		n = step
	}
}
