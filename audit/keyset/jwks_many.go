package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksMany = audit.Rule{
	ID:       "jwks-many",
	Title:    "more keys than anyone rotates",
	Severity: audit.Low,
	Why: "Each key is one more that can leak and still be trusted; sets that only grow are sets that nobody " +
		"cleans.",
	Fix:  "Remove keys whose last token has expired.",
	Refs: []string{"NIST SP 800-57 Part 1 §5.3", "RFC 7517 §5"},
	Bad:  `{"keys":[…]} with 21 keys`,
	Good: `{"keys":[…]} with two keys`,
	CheckSet: func(p *audit.SetPass) {
		if n := len(p.Source.Keys); p.Source.IsSet() && n > maxKeys {
			p.Reportf("keys", "the set has %d keys", n)
		}
	},
}

// maxKeys is what large issuers get by with.
const maxKeys = 20
