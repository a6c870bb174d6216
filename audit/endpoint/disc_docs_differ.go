package endpoint

import (
	"bytes"
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discDocsDiffer = audit.Rule{
	ID:       "disc-docs-differ",
	Title:    "OpenID and OAuth metadata contradict each other",
	Severity: audit.Medium,
	Why:      "Which keys and endpoints a client trusts depends on which of the two documents it reads; a token may be valid for one and not for the other.",
	Fix:      "Generate both documents from one source.",
	Refs:     []string{"RFC 9068 §4", "RFC 8414 §5"},
	Bad:      `{"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/a"} beside {"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/b"}`,
	Good:     `{"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/a"} beside {"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/a"}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		if p.Other == nil {
			return
		}
		for m := range p.Metadata.JSON.Root().Children() {
			if other := p.Other.Get(m.Name()); other.Exists() && !sameValue(m, other) {
				p.Reportf(step(m), "%q differs from the issuer's other metadata", brief(m.Name()))
			}
		}
	},
}

// sameValue compares two values; the order of an array means nothing in
// metadata.
func sameValue(a, b inspect.Value) bool {
	if a.Kind() != b.Kind() {
		return false
	}
	switch a.Kind() {
	case inspect.String:
		return a.Text() == b.Text()
	case inspect.Array:
		mine, plain := a.Strings()
		theirs, alsoPlain := b.Strings()
		if plain && alsoPlain {
			slices.Sort(mine)
			slices.Sort(theirs)
			return slices.Equal(mine, theirs)
		}
	case inspect.Object:
		if a.Len() != b.Len() {
			return false
		}
		for m := range a.Children() {
			if !sameValue(m, b.Get(m.Name())) {
				return false
			}
		}
		return true
	}
	return bytes.Equal(a.Raw(), b.Raw())
}
