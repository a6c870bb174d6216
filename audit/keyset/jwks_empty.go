package keyset

import (
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwksEmpty = audit.Rule{
	ID:       "jwks-empty",
	Title:    "no key to verify signatures with",
	Severity: audit.High,
	Why: "Verifiers that trust the set can verify nothing: every token is rejected, or a careless client skips " +
		"the check. Where the keys are all for encryption, as a client's may be, it is low; where they are broken they " +
		"are told one by one, and this is medium.",
	Fix:  "Publish the public signing keys, and keep a retired one until its last token has expired.",
	Refs: []string{"RFC 7517 §5", "OpenID Connect Core §10.1.1"},
	Bad:  `{"keys":[]}`,
	Good: `{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig"}]}`,
	CheckSet: func(p *audit.SetPass) {
		s := p.Source
		if !s.IsSet() || s.Err != nil && !emptySet(s) {
			return
		}
		if !slices.ContainsFunc(s.Keys, maySign) {
			p.ReportSeverityf(emptiness(s.Keys), "keys", "none of the %d keys is a usable key for signatures", len(s.Keys))
		}
	},
}

// emptiness grades a set without keys for signatures by what it has instead.
func emptiness(keys []*inspect.Key) audit.Severity {
	switch {
	case len(keys) == 0:
		return audit.High
	case slices.ContainsFunc(keys, usable): // for encryption
		return audit.Low
	}
	return audit.Medium
}
