package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var secretPrivateKey = audit.Rule{
	ID:       "secret-private-key",
	Title:    "token carries a private key",
	Severity: audit.Critical,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, can sign or decrypt with the key.",
	Fix:      "Take the key out and replace it: it must be taken for known.",
	Refs:     []string{"RFC 7517 §9.2", "RFC 7519 §12", "CWE-321"},
	Bad:      `{"sub":"42","key":"-----BEGIN PRIVATE KEY-----\nMIGH..."}`,
	Good:     `{"sub":"42","key":"-----BEGIN PUBLIC KEY-----\nMFkw..."}`,
	Cues:     []audit.Cue{{Facts: audit.FactSpacedDash}, {Prefixes: func() []string { return []string{"AGE-SECRET-KEY-1", "PuTTY-User-Key-File-"} }}, {Names: []string{"kty"}}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if t := &texts[i]; len(t.Text) >= 20 && t.MayHold('-') && isPrivateKey(t.Text) {
				p.Reportf(found.path(t), "a private key in a text of %d bytes", len(t.Text))
			}
		}
		eachMember(p, func(m member) {
			if m.value.Kind() != inspect.Object || !m.value.Get("kty").Exists() {
				return
			}
			if name, secret := secretMember(m.value); secret && !isConfirmation(m) {
				p.Reportf(found.path(m), "a JWK with the secret member %q", name)
			}
		})
	},
}

// isConfirmation reports the key in cnf, which claim-cnf-invalid judges.
func isConfirmation(m member) bool {
	return string(m.name) == "jwk" && m.value.Depth() == 2 && m.value.Path() == "/cnf/jwk"
}
