package keygen

import (
	"bytes"
	"encoding/base64"
	"encoding/json"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// jwkWriter writes one JSON object.
type jwkWriter struct{ out []byte }

// raw adds a member whose value is JSON already; none is no member.
func (w *jwkWriter) raw(name string, value []byte) {
	if len(value) == 0 {
		return
	}
	sep := byte(',')
	if len(w.out) == 0 {
		sep = '{'
	}
	w.out = safetext.AppendQuote(append(w.out, sep), name)
	w.out = append(append(w.out, ':'), value...)
}

// text adds a member of text; an empty one is left out.
func (w *jwkWriter) text(name, value string) {
	if value != "" {
		w.raw(name, safetext.AppendQuote(nil, value))
	}
}

// texts adds a member that is an array of text.
func (w *jwkWriter) texts(name string, values []string) {
	list := []byte{'['}
	for i, v := range values {
		if i > 0 {
			list = append(list, ',')
		}
		list = safetext.AppendQuote(list, v)
	}
	w.raw(name, append(list, ']'))
}

// binary adds a member of bytes, base64url encoded.
func (w *jwkWriter) binary(name string, value []byte) {
	w.text(name, base64.RawURLEncoding.EncodeToString(value))
}

// end returns the object on one line, safe to be shown.
func (w *jwkWriter) end() ([]byte, error) {
	var line bytes.Buffer
	if err := json.Compact(&line, append(w.out, '}')); err != nil {
		return nil, err
	}
	return safetext.AppendJSON(nil, line.Bytes()), nil
}
