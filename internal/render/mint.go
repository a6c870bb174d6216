package render

import (
	"encoding/json"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// The wire types of jwtctl.mint/v1.
type (
	mintWire struct {
		Schema      string            `json:"schema"`
		Token       string            `json:"token"`
		Header      json.RawMessage   `json:"header"`
		Claims      json.RawMessage   `json:"claims"`
		Outer       json.RawMessage   `json:"outer_header,omitempty"`
		Disclosures []json.RawMessage `json:"disclosures,omitempty"`
		Notes       []string          `json:"notes"`
	}
	mintLine struct {
		Token string `json:"token"`
		JTI   string `json:"jti,omitempty"`
	}
)

// MintJSON writes a token and what it says as jwtctl.mint/v1.
func MintJSON(w io.Writer, t *mint.Token) error {
	wire := mintWire{Schema: "jwtctl.mint/v1", Token: string(t.Text), Header: t.Header, Claims: t.Claims, Outer: t.Outer, Notes: []string{}}
	for _, d := range t.Disclosures {
		wire.Disclosures = append(wire.Disclosures, d)
	}
	wire.Notes = append(wire.Notes, t.Notes...)
	return writeWire(w, wire, "  ")
}

// MintLine writes a token as one line of NDJSON, as many of them are written.
func MintLine(w io.Writer, t *mint.Token) error {
	doc, _ := inspect.ReadJSON(t.Claims)
	return writeWire(w, mintLine{string(t.Text), doc.Get("jti").Text()}, "")
}

func writeWire(w io.Writer, wire any, indent string) error {
	text, err := marshal(wire, indent)
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
