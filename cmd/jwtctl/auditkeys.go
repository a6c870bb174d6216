package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
)

// headBytes is how much of an input is looked at before it is taken for one
// with keys in it.
const headBytes = 64 << 10

// inputs judges every input: its keys, if it holds any, and its tokens.
func (r *auditRun) inputs(inputs []input) error {
	var reader intake.Reader
	for _, in := range inputs {
		err := r.input(&reader, in)
		var unreadable unreadableError
		switch {
		case errors.As(err, &unreadable) && r.a.unread(err):
		case err != nil:
			return err
		default:
			r.shown.Inputs++
		}
	}
	return nil
}

func (r *auditRun) input(reader *intake.Reader, in input) error {
	src, err := in.open()
	if err != nil {
		return unreadableError{fmt.Errorf("cannot read %s: %w", shorten(in.name), ioReason(err))}
	}
	defer src.Close()
	keys, rest, err := r.sniff(&cancelReader{ctx: r.a.ctx, src: src}, in.name)
	if err != nil {
		return err
	}
	if keys != nil {
		if err := r.keys(in.name, keys); err != nil {
			return err
		}
	}
	tokens, err := r.a.readInput(reader, input{in.name, func() (io.ReadCloser, error) { return io.NopCloser(rest), nil }}, r.token)
	if err == nil && tokens == 0 && keys == nil {
		r.a.note("%s: no token and no key found", in.name)
	}
	return err
}

// sniff tells from the head of an input whether it holds keys, and reads them
// if it does. rest is what is left to be searched for tokens.
func (r *auditRun) sniff(src io.Reader, name string) (keys *audit.KeySource, rest io.Reader, err error) {
	broken := func(err error) error {
		return unreadableError{fmt.Errorf("cannot read %s: %w", name, ioReason(err))}
	}
	head, err := io.ReadAll(io.LimitReader(src, headBytes))
	if err != nil {
		return nil, nil, broken(err)
	}
	if !mayHoldKeys(head) {
		return nil, io.MultiReader(bytes.NewReader(head), src), nil
	}
	more, err := io.ReadAll(io.LimitReader(src, inspect.MaxKeySetBytes+1-int64(len(head))))
	if err != nil {
		return nil, nil, broken(err)
	}
	data := append(head, more...)
	rest = io.MultiReader(bytes.NewReader(data), src)
	if !holdsKeys(data) {
		return nil, rest, nil
	}
	if keys, err = r.keySource(data, name); err != nil {
		return nil, nil, err
	}
	if start, _ := inspect.Find(data, 0); start < 0 {
		rest = bytes.NewReader(nil)
	}
	return keys, rest, nil
}

// mayHoldKeys is the cheap look that spares logs and lists of tokens the
// close one.
func mayHoldKeys(head []byte) bool {
	text := trimStart(head)
	switch {
	case len(text) == 0:
		return false
	case text[0] == '{':
		return bytes.Contains(head, []byte(`"kty"`)) || bytes.Contains(head, []byte(`"keys"`)) || bytes.Contains(head, []byte("-----BEGIN "))
	case text[0] == 0x30 && len(text) > 1 && text[1] >= 0x81 && text[1] <= 0x84: // DER, and no text
		return true
	}
	return pemKeyAt(head) >= 0
}

// holdsKeys looks closely: at the outermost object of JSON.
func holdsKeys(data []byte) bool {
	text := trimStart(data)
	if text[0] != '{' {
		return true
	}
	doc, _ := inspect.ReadJSON(text)
	root := doc.Root()
	if root.Get("kty").Kind() == inspect.String || root.Get("type").IsText("service_account") {
		return true
	}
	if keys := root.Get("keys"); keys.Kind() == inspect.Array {
		for k := range keys.Children() {
			return k.Get("kty").Exists()
		}
		return root.Len() == 1
	}
	for m := range root.Children() {
		if !strings.HasPrefix(m.Text(), "-----BEGIN ") {
			return false
		}
	}
	return root.Len() > 0
}

// pemKeyAt returns where a PEM block of a key or certificate begins, -1 if
// there is none.
func pemKeyAt(text []byte) int {
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte("-----BEGIN "))
		if i < 0 {
			return -1
		}
		at := from + i
		label, _, found := bytes.Cut(text[at+len("-----BEGIN "):], []byte("-----"))
		if found && (at == 0 || text[at-1] == '\n') && len(label) < 40 && (bytes.HasSuffix(label, []byte("KEY")) || bytes.Contains(label, []byte("CERTIFICATE"))) {
			return at
		}
		from = at + 1
	}
}

func trimStart(text []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")), " \t\r\n")
}
