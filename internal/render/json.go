package render

import (
	"bytes"
	"encoding/json"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// marshal writes a wire value as JSON that is safe to show on a terminal.
func marshal(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return safetext.AppendJSON(nil, bytes.TrimRight(b.Bytes(), "\n")), nil
}

// rawJSON returns the JSON text of a document for embedding, exact digits,
// order and duplicates included, or nil (which becomes null) where the text
// is not a JSON value.
func rawJSON(d *inspect.Document) json.RawMessage {
	if !d.Complete() {
		return nil
	}
	return bytes.TrimPrefix(d.Text(), []byte("\xef\xbb\xbf"))
}

// rawValue returns the JSON text of a value, or nil for none.
func rawValue(v inspect.Value) json.RawMessage {
	if !json.Valid(v.Raw()) {
		return nil
	}
	return v.Raw()
}
