package render

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A Judged is one token, or the keys of one source, with findings, worst first.
type Judged struct {
	Location audit.Location
	Token    *inspect.Token // nil for keys
	Keys     []*inspect.Key // nil for a token
	Profile  audit.Profile
	Findings []audit.Finding
}

// A Report renders an audit as it runs. Its memory does not grow with the
// number of tokens.
type Report interface {
	// Token renders the findings of one token or of some keys; it must not
	// keep them.
	Token(*Judged) error
	// Close ends the report with the counts.
	Close(*audit.Summary) error
}
