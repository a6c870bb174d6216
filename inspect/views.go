package inspect

// NameBytes returns the unescaped member name. Where the name holds no escape
// it is a view into the token, which must be neither changed nor kept.
func (v Value) NameBytes() []byte {
	if v.doc == nil {
		return nil
	}
	n := v.node()
	switch {
	case n.nameEnd == 0:
		return nil
	case n.nameEscaped:
		return []byte(unquote(v.doc.text[n.nameStart:n.nameEnd]))
	}
	return v.doc.text[n.nameStart+1 : n.nameEnd-1]
}

// TextBytes returns the unescaped content of a string, and nil for anything
// else. Where the string holds no escape it is a view into the token, which
// must be neither changed nor kept.
func (v Value) TextBytes() []byte {
	if v.Kind() != String {
		return nil
	}
	n := v.node()
	if n.escaped {
		return []byte(unquote(v.doc.text[n.start:n.end]))
	}
	return v.doc.text[n.start+1 : n.end-1]
}

// NameSpan returns where the member name stands in the document's text, less
// its quotes; plain is false where there is none or it holds an escape.
func (v Value) NameSpan() (start, end int, plain bool) {
	if v.doc == nil {
		return 0, 0, false
	}
	n := v.node()
	return int(n.nameStart) + 1, int(n.nameEnd) - 1, n.nameEnd != 0 && !n.nameEscaped
}

// TextSpan is NameSpan for the text of a string.
func (v Value) TextSpan() (start, end int, plain bool) {
	if v.Kind() != String {
		return 0, 0, false
	}
	n := v.node()
	return int(n.start) + 1, int(n.end) - 1, !n.escaped
}
