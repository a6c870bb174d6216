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
