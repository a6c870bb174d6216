package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksShape = audit.Rule{
	ID:       "jwks-shape",
	Title:    "not a JWK Set",
	Severity: audit.High,
	Why: `Verifiers look for an array named "keys". What they cannot read leaves them without keys, or with ` +
		"those of yesterday.",
	Fix:  `Publish an object with one member "keys", an array of JWKs.`,
	Refs: []string{"RFC 7517 §5", "RFC 7517 §5.1"},
	Bad:  `{"keys":{"kid-1":{"kty":"RSA"}}}`,
	Good: `{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}`,
	CheckSet: func(p *audit.SetPass) {
		s := p.Source
		switch {
		case s.Err != nil && !emptySet(s):
			p.Reportf("", "this is no JWK Set that can be read: %s", s.Err)
		case !s.SetWanted || s.IsSet():
		case s.Root.Get("kty").Exists():
			p.Reportf("", "this is a single JWK; a JWK Set has it in an array named \"keys\"")
		case s.Root.Exists():
			p.Reportf("", "this is an object of PEM texts, which only the clients of its publisher read")
		case len(s.Keys) == 1 && s.Keys[0].Problem != nil && !s.Locked():
			p.Reportf("", "this is no JWK Set that can be read: %s", s.Keys[0].Problem)
		case s.Err == nil:
			p.Reportf("", "this is PEM, DER or OpenSSH text, not a JWK Set")
		}
	},
}
