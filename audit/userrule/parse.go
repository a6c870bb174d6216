package userrule

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/internal/nearest"
)

// A node is one operation of an expression, or a leaf of it.
type node struct {
	op     string // "text", "number", "bool", "null", "list", "root", "member", "at", "len", or an operator
	text   string // of a text; the name of a root or member
	number float64
	args   []*node
	source string // as it was written, for messages
}

type parser struct {
	text   string
	tokens []token
	next   int
	nodes  int
	depth  int
}

// parse reads an expression as a tree.
func parse(text string) (*node, error) {
	if len(text) > maxBytes {
		return nil, &Error{0, 1, fmt.Sprintf("the expression has more than %d bytes", maxBytes), "divide it into several rules"}
	}
	tokens, err := lex(text)
	if err != nil {
		return nil, err
	}
	p := &parser{text: text, tokens: tokens}
	n, err := p.or()
	if err == nil && p.peek().kind != kindEnd {
		err = p.unexpected()
	}
	return n, err
}

func (p *parser) peek() token { return p.tokens[p.next] }

// takes goes over the next word if it is one of some.
func (p *parser) takes(words ...string) (string, bool) {
	t := p.peek()
	for _, w := range words {
		if (t.kind == kindSign || t.kind == kindName) && t.text == w {
			p.next++
			return w, true
		}
	}
	return "", false
}

func (p *parser) unexpected() error {
	t := p.peek()
	hint := `an expression is like claims.role == "admin" && !("mfa" in claims.amr)`
	if t.kind == kindName {
		hint = "join conditions with && or ||, and put texts in quotes"
		if near, ok := nearest.Find(t.text, []string{"in", "not", "contains", "startsWith", "endsWith", "like", "and", "or"}); ok {
			hint = fmt.Sprintf("did you mean %s?", near)
		}
	}
	return &Error{t.at, t.length, "did not expect " + t.describe() + " here", hint}
}

func (p *parser) make(start int, op string, args ...*node) (*node, error) {
	end := p.tokens[max(p.next-1, 0)]
	n := &node{op: op, args: args, source: strings.TrimSpace(p.text[start:max(start, end.at+end.length)])}
	if p.nodes++; p.nodes > maxNodes {
		return nil, &Error{start, 1, "the expression is too long", "divide it into several rules"}
	}
	return n, nil
}

// binary reads operands of one level with its operators between them.
func (p *parser) binary(operand func() (*node, error), canonical func(string) string, words ...string) (*node, error) {
	start := p.peek().at
	left, err := operand()
	for err == nil {
		op, ok := p.takes(words...)
		if !ok {
			return left, nil
		}
		var right *node
		if right, err = operand(); err == nil {
			left, err = p.make(start, canonical(op), left, right)
		}
	}
	return nil, err
}

func (p *parser) or() (*node, error) {
	if p.depth++; p.depth > maxDepth {
		t := p.peek()
		return nil, &Error{t.at, t.length, "nested too deeply", "divide it into several rules"}
	}
	defer func() { p.depth-- }()
	return p.binary(p.and, func(string) string { return "||" }, "||", "or")
}

func (p *parser) and() (*node, error) {
	return p.binary(p.not, func(string) string { return "&&" }, "&&", "and")
}

func (p *parser) not() (*node, error) {
	start := p.peek().at
	negations := 0
	for {
		if _, ok := p.takes("!", "not"); !ok {
			break
		}
		negations++
	}
	n, err := p.comparison()
	if err == nil && negations%2 == 1 {
		return p.make(start, "!", n)
	}
	return n, err
}

func (p *parser) comparison() (*node, error) {
	start := p.peek().at
	left, err := p.sum()
	if err != nil {
		return nil, err
	}
	negated := false
	if p.peek().text == "not" && p.peek().kind == kindName && p.tokens[p.next+1].text == "in" {
		p.next++
		negated = true
	}
	op, ok := p.takes("==", "!=", "<=", ">=", "<", ">", "in", "contains", "startsWith", "endsWith", "like")
	if !ok {
		return left, nil
	}
	right, err := p.sum()
	if err != nil {
		return nil, err
	}
	n, err := p.make(start, op, left, right)
	if err == nil && negated {
		return p.make(start, "!", n)
	}
	return n, err
}

func (p *parser) sum() (*node, error) {
	return p.binary(p.primary, func(op string) string { return op }, "+", "-")
}
