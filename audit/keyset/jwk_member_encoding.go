package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkMemberEncoding = audit.Rule{
	ID:       "jwk-member-encoding",
	Title:    "key is not written as its standard asks",
	Severity: audit.Medium,
	Why: "Lenient readers take it and strict ones do not, so that verification works for some and fails for " +
		"others; different spellings of one key also get different thumbprints.",
	Fix: "Write members in base64url without padding, n and e without leading zeros, coordinates in full " +
		"length; PEM and DER as a tool writes them.",
	Refs: []string{"RFC 7518 §2", "RFC 7518 §6.2.1.2", "RFC 7518 §6.3.1.1", "RFC 7468"},
	Bad:  `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}`,
	Good: `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
	CheckKey: func(p *audit.KeyPass) {
		before := len(missingMembers(p.Key.JSON))
		for m := range p.Key.JSON.Children() {
			if why := badEncoding(p.Key, m); why != "" {
				before++
				p.Reportf(inspect.EscapePath(m.Name()), "member %.40q %s", m.Name(), why)
			}
		}
		switch fault := p.Key.Fault(); {
		case fault == inspect.FaultOther, fault == inspect.FaultMember && before == 0:
			p.Reportf("", "%s", p.Key.Problem)
		}
	},
}
