package render

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A PublishReport is what became of the public keys of a ring.
type PublishReport struct {
	// File is where they are, "" for standard output.
	File string
	// Changed says that the file differed from them.
	Changed bool
	// DryRun says that nothing was written.
	DryRun bool
	// JWKS is the public JWK Set.
	JWKS []byte
}

// PublishText writes the set itself where it has no file, and a line about
// the file otherwise.
func PublishText(w io.Writer, r PublishReport) error {
	name := safetext.Escape(r.File)
	var err error
	switch {
	case r.File == "":
		_, err = w.Write(safetext.AppendJSON(nil, r.JWKS))
	case !r.Changed:
		_, err = fmt.Fprintf(w, "%s holds the public keys already\n", name)
	case r.DryRun:
		_, err = fmt.Fprintf(w, "%s differs from the public keys, and would be written\n", name)
	default:
		_, err = fmt.Fprintf(w, "%s was written\n", name)
	}
	return err
}

// PublishJSON writes the report as jwtctl.keys-publish/v1.
func PublishJSON(w io.Writer, r PublishReport) error {
	return writeDocument(w, struct {
		Schema  string          `json:"schema"`
		File    *string         `json:"public"`
		Changed bool            `json:"changed"`
		DryRun  bool            `json:"dry_run"`
		JWKS    json.RawMessage `json:"jwks"`
	}{"jwtctl.keys-publish/v1", orNull(r.File), r.Changed, r.DryRun, r.JWKS})
}
