package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkDuplicateMember = audit.Rule{
	ID:       "jwk-duplicate-member",
	Title:    "a member stands twice",
	Severity: audit.High,
	Why:      "One reader takes the first value and another the last, so that two programs see two different keys.",
	Fix:      "Write each member once.",
	Refs:     []string{"RFC 7517 §4", "RFC 8259 §4"},
	Bad:      `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"1","kid":"2"}`,
	Good:     `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"1"}`,
	CheckKey: func(p *audit.KeyPass) {
		for m := range p.Key.JSON.Children() {
			if m.Duplicate() {
				p.Reportf(inspect.EscapePath(m.Name()), "member %.40q stands twice", m.Name())
			}
		}
	},
}
