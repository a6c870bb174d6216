package render

import (
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// wrapAt is the width up to which an object or array stays on one line.
const wrapAt = 72

// valueLines writes a JSON value as it stands in the token: its own digits,
// order, duplicates and escapes, with nothing but the white space changed.
// The first line has no indent, the others start with it.
func valueLines(v inspect.Value, indent string) string {
	if k := v.Kind(); k != inspect.Object && k != inspect.Array || v.Len() == 0 {
		return safetext.Escape(string(v.Raw()))
	}
	if line := oneLine(v); len(line) <= wrapAt {
		return line
	}
	open, shut := "[", "]"
	if v.Kind() == inspect.Object {
		open, shut = "{", "}"
	}
	inner := indent + "  "
	var b strings.Builder
	b.WriteString(open)
	comma := "\n"
	for c := range v.Children() {
		b.WriteString(comma + inner)
		if v.Kind() == inspect.Object {
			b.WriteString(quoted(c.Name()) + ": ")
		}
		b.WriteString(valueLines(c, inner))
		comma = ",\n"
	}
	b.WriteString("\n" + indent + shut)
	return b.String()
}

// oneLine writes a value without line breaks.
func oneLine(v inspect.Value) string {
	var b strings.Builder
	comma := ""
	switch v.Kind() {
	case inspect.Object:
		b.WriteString("{")
		for c := range v.Children() {
			b.WriteString(comma + quoted(c.Name()) + ": " + oneLine(c))
			comma = ", "
		}
		b.WriteString("}")
	case inspect.Array:
		b.WriteString("[")
		for c := range v.Children() {
			b.WriteString(comma + oneLine(c))
			comma = ", "
		}
		b.WriteString("]")
	default:
		return safetext.Escape(string(v.Raw()))
	}
	return b.String()
}

func quoted(s string) string { return string(safetext.AppendQuote(nil, s)) }
