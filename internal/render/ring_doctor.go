package render

import (
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A RingProblem is something that is wrong with a keyring or around it.
type RingProblem struct {
	// Kind is "mode", "stray", "ring", "clock", "overdue" or "public".
	Kind string `json:"kind"`
	// Place is the file, the key or the member that it is about.
	Place   string `json:"place"`
	Message string `json:"message"`
	// Mendable says that doctor can do away with it, Mended that it has.
	Mendable bool `json:"mendable"`
	Mended   bool `json:"mended"`
}

// A DoctorReport is all that was found.
type DoctorReport struct {
	File     string
	DryRun   bool
	Problems []RingProblem
}

// Healthy reports that nothing is left to mend.
func (r DoctorReport) Healthy() bool {
	for _, p := range r.Problems {
		if !p.Mended {
			return false
		}
	}
	return true
}

// DoctorText lists the problems, one a line.
func DoctorText(w io.Writer, theme Theme, r DoctorReport) error {
	if len(r.Problems) == 0 {
		_, err := fmt.Fprintf(w, "%s %s: nothing is wrong\n", theme.Good("healthy"), safetext.Escape(r.File))
		return err
	}
	for _, p := range r.Problems {
		mark := theme.Bad("wrong")
		switch {
		case p.Mended:
			mark = theme.Good("mended")
		case p.Mendable:
			mark = theme.Medium("to mend")
		}
		line := mark + " "
		if p.Place != "" && p.Kind != "ring" {
			line += safetext.Escape(p.Place) + ": "
		}
		if _, err := fmt.Fprintln(w, line+safetext.Escape(p.Message)); err != nil {
			return err
		}
	}
	return nil
}

// DoctorJSON writes the report as jwtctl.keys-doctor/v1.
func DoctorJSON(w io.Writer, r DoctorReport) error {
	return writeDocument(w, struct {
		Schema   string        `json:"schema"`
		File     string        `json:"file"`
		DryRun   bool          `json:"dry_run"`
		Healthy  bool          `json:"healthy"`
		Problems []RingProblem `json:"problems"`
	}{"jwtctl.keys-doctor/v1", r.File, r.DryRun, r.Healthy(), append([]RingProblem{}, r.Problems...)})
}
