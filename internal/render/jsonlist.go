package render

import "io"

// A jsonList writes a JSON document around a list whose elements come one by
// one: the head with the first of them, or with the end.
type jsonList struct {
	w       io.Writer
	head    string
	indent  string
	started bool
	secret  bool // signatures inside the elements may be shown
}

func (l *jsonList) add(element any) error {
	text, err := marshal(element, l.indent)
	if err != nil {
		return err
	}
	if !l.secret {
		text = redact(text)
	}
	return l.addText(text)
}

// addText adds an element that is written already and has no secrets in it.
func (l *jsonList) addText(text []byte) error {
	sep := ",\n"
	if !l.started {
		sep = l.head + "\n"
	}
	l.started = true
	_, err := l.w.Write(append([]byte(sep), text...))
	return err
}

// close writes the end of the list and the rest of the document.
func (l *jsonList) close(tail string) error {
	head := "\n"
	if !l.started {
		head = l.head
	}
	_, err := io.WriteString(l.w, head+tail+"\n")
	return err
}
