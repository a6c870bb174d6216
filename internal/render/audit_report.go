package render

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A Judged is one thing that was looked at, with findings, worst first: a
// token, the keys of one source, the metadata of an issuer or a token response.
type Judged struct {
	Location audit.Location
	Token    *Subject               // nil for all others
	Keys     []*inspect.Key         // nil for all others
	Metadata *inspect.Metadata      // nil for all others
	Response *inspect.TokenResponse // nil for all others
	Endpoint *inspect.Endpoint      // where keys or metadata were fetched from, or nil
	Findings []audit.Finding
	// Suppressed are findings that do not count, each with its Suppression.
	Suppressed []audit.Finding
}

// A Report renders an audit as it runs. Its memory does not grow with the
// number of tokens.
type Report interface {
	// Token renders the findings of one token, or of what else was judged; it
	// must not keep them.
	Token(*Judged) error
	// Close ends the report with the counts.
	Close(*audit.Summary) error
}
