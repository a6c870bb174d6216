package token

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// maxProofAge is how old a DPoP proof may be, with room for slow clocks.
const maxProofAge = 300 * time.Second

var dpopStale = audit.Rule{
	ID:       "dpop-stale",
	Title:    "DPoP proof is not of now",
	Severity: audit.Medium,
	Why: "A server that accepts old proofs lets whoever has recorded one use it again. Proofs in logs are all old, so this " +
		"is judged only where --profile dpop says that a proof is at hand.",
	Fix:  "Make a proof for each request; have servers accept it for a few minutes at most.",
	Refs: []string{"RFC 9449 §4.3", "RFC 9449 §11.1"},
	Bad:  `{"jti":"a","htm":"GET","htu":"https://api.example/","iat":1767320000}`,
	Good: `{"jti":"a","htm":"GET","htu":"https://api.example/","iat":1767323000}`,
	CheckToken: func(p *audit.TokenPass) {
		if p.Policy.Profile != audit.ProfileDPoP || p.Times.IssuedAt == nil {
			return
		}
		at, ok := p.Times.IssuedAt.Time()
		if !ok {
			return
		}
		if age := p.Now.Sub(at); age > maxProofAge || -age > maxProofAge {
			p.Reportf("payload/iat", "the proof was made %s %s", roughly(age.Abs()), beforeOrAfter(age))
		}
	},
}

func roughly(d time.Duration) string { return d.Truncate(time.Second).String() }

func beforeOrAfter(age time.Duration) string {
	if age < 0 {
		return "in the future"
	}
	return "ago"
}
