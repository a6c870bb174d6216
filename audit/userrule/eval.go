package userrule

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/glob"
)

// A value is what an operand comes to: nil for what is not there or null, a
// bool, a float64, a string, an inspect.Value that is an array or an object,
// or a []value.
type value any

// eval works an expression out for a token.
func (n *node) eval(p *audit.TokenPass) (value, error) {
	switch n.op {
	case "text":
		return n.text, nil
	case "number":
		return n.number, nil
	case "bool":
		return n.number == 1, nil
	case "null":
		return nil, nil
	case "root":
		return n.root(p), nil
	case "&&", "||":
		return n.logic(p)
	}
	args := make([]value, len(n.args))
	for i, a := range n.args {
		var err error
		if args[i], err = a.eval(p); err != nil {
			return nil, err
		}
	}
	switch n.op {
	case "list":
		return args, nil
	case "!":
		b, ok := args[0].(bool)
		if !ok {
			return nil, n.wrong(0, args, "is not true or false")
		}
		return !b, nil
	case "member", "at":
		return n.step(args[0]), nil
	case "len":
		return n.length(args)
	}
	return n.compare(args)
}

func (n *node) root(p *audit.TokenPass) value {
	switch n.text {
	case "header":
		return fromJSON(p.Header)
	case "claims":
		return fromJSON(p.Claims)
	case "profile":
		return string(p.Profile)
	}
	return float64(p.Now.Unix())
}

// fromJSON makes a value of one in the token.
func fromJSON(v inspect.Value) value {
	if !v.Exists() {
		return nil
	}
	switch v.Kind() {
	case inspect.String:
		return v.Text()
	case inspect.Number:
		if f, err := strconv.ParseFloat(string(v.Raw()), 64); err == nil {
			return f
		}
		return nil
	case inspect.Array, inspect.Object:
		return v
	}
	switch string(v.Raw()) {
	case "true":
		return true
	case "false":
		return false
	}
	return nil
}

// logic stops where the answer is known.
func (n *node) logic(p *audit.TokenPass) (value, error) {
	for i, a := range n.args {
		v, err := a.eval(p)
		if err != nil {
			return nil, err
		}
		b, ok := v.(bool)
		if !ok {
			return nil, n.wrong(i, []value{v, v}, "is not true or false")
		}
		if b == (n.op == "||") {
			return b, nil
		}
	}
	return n.op == "&&", nil
}

// step goes into an object or array; what is not there is null.
func (n *node) step(of value) value {
	v, ok := of.(inspect.Value)
	switch {
	case !ok:
		return nil
	case n.op == "member" && v.Kind() == inspect.Object:
		return fromJSON(v.Get(n.text))
	case n.op == "at" && v.Kind() == inspect.Array:
		i := 0.0
		for c := range v.Children() {
			if i == n.number {
				return fromJSON(c)
			}
			i++
		}
	}
	return nil
}

func (n *node) length(args []value) (value, error) {
	switch v := args[0].(type) {
	case string:
		return float64(utf8.RuneCountInString(v)), nil
	case inspect.Value:
		return float64(v.Len()), nil
	case []value:
		return float64(len(v)), nil
	}
	return nil, n.wrong(0, args, "has no length")
}

func (n *node) compare(args []value) (value, error) {
	switch n.op {
	case "==":
		return equal(args[0], args[1]), nil
	case "!=":
		return !equal(args[0], args[1]), nil
	case "in":
		return holds(args[1], args[0]), nil
	case "contains":
		if s, ok := args[0].(string); ok {
			part, isText := args[1].(string)
			return isText && strings.Contains(s, part), nil
		}
		return holds(args[0], args[1]), nil
	case "startsWith", "endsWith", "like":
		s, ok1 := args[0].(string)
		pattern, ok2 := args[1].(string)
		switch {
		case !ok1 || !ok2:
			return false, nil
		case n.op == "startsWith":
			return strings.HasPrefix(s, pattern), nil
		case n.op == "endsWith":
			return strings.HasSuffix(s, pattern), nil
		}
		return len(s) <= maxText && glob.Match(pattern, s, glob.File), nil
	}
	return n.arithmetic(args)
}

func (n *node) arithmetic(args []value) (value, error) {
	var x [2]float64
	for i := range x {
		f, ok := args[i].(float64)
		if !ok {
			return nil, n.wrong(i, args, "is not a number")
		}
		x[i] = f
	}
	switch n.op {
	case "<":
		return x[0] < x[1], nil
	case "<=":
		return x[0] <= x[1], nil
	case ">":
		return x[0] > x[1], nil
	case ">=":
		return x[0] >= x[1], nil
	case "+":
		return x[0] + x[1], nil
	}
	return x[0] - x[1], nil
}

// equal compares scalars; a list or an object equals nothing.
func equal(a, b value) bool {
	switch a := a.(type) {
	case nil:
		return b == nil
	case bool:
		x, ok := b.(bool)
		return ok && a == x
	case float64:
		x, ok := b.(float64)
		return ok && a == x
	case string:
		x, ok := b.(string)
		return ok && a == x
	}
	return false
}

// holds reports whether a list has an element, an object a member of that
// name, or a claim that may be one text or several that text.
func holds(list, element value) bool {
	switch list := list.(type) {
	case []value:
		for _, v := range list {
			if equal(v, element) {
				return true
			}
		}
	case inspect.Value:
		name, isText := element.(string)
		for c := range list.Children() {
			if list.Kind() == inspect.Object && isText && c.NameIs(name) || list.Kind() == inspect.Array && equal(fromJSON(c), element) {
				return true
			}
		}
	case string:
		return equal(list, element)
	}
	return false
}

// wrong is the failure of an operand.
func (n *node) wrong(i int, args []value, what string) error {
	if args[min(i, len(args)-1)] == nil {
		what = "is not there"
	}
	return fmt.Errorf("%s %s", n.args[i].source, what)
}
