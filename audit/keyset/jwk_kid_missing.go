package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkKidMissing = audit.Rule{
	ID:       "jwk-kid-missing",
	Title:    "key of a set has no kid",
	Severity: audit.Medium,
	Why: "Tokens cannot name the key. Verifiers try all keys or take the first, and a rotation breaks those " +
		"that do the latter. With one usable key to choose from it is medium.",
	Fix:  "Set kid, best to the RFC 7638 thumbprint of the key.",
	Refs: []string{"RFC 7517 §4.5", "OpenID Connect Core §10.1"},
	Bad:  `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}`,
	Good: `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"2026-01"}]}`,
	CheckKey: func(p *audit.KeyPass) {
		if !p.InSet || p.Key.JSON.Kind() != inspect.Object || p.Key.JSON.Get("kid").Exists() {
			return
		}
		s := audit.Medium
		if several(p.Source) {
			s = audit.High
		}
		p.ReportSeverityf(s, "kid", "the key has no kid; the set has %d", len(p.Source.Keys))
	},
}
