package token

import "github.com/jwtctl/jwtctl/audit"

var algPolymorphic = audit.Rule{
	ID:       "alg-polymorphic",
	Title:    "alg does not say which curve",
	Severity: audit.Info,
	Why: `"EdDSA" stands for Ed25519 and Ed448 alike, so that an allow-list of algorithms does not pin what runs; ` +
		"it is deprecated in favour of the two full names.",
	Fix:    `Write "Ed25519" once all recipients know the name; accept both meanwhile.`,
	Refs:   []string{"RFC 9864 §2.2"},
	Bad:    `{"alg":"EdDSA"}`,
	Good:   `{"alg":"Ed25519"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Alg == "EdDSA" {
			p.Reportf("header/alg", "alg is %q, which names no curve", p.Alg)
		}
	},
}
