package token

import "github.com/jwtctl/jwtctl/audit"

var secretName = audit.Rule{
	ID:       "secret-name",
	Title:    "claim is named like a secret and holds a value",
	Severity: audit.High,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, reads the secret.",
	Fix:      "Take the secret out, and change it: it must be taken for known.",
	Refs:     []string{"RFC 7519 §12", "CWE-312", "CWE-522"},
	Bad:      `{"sub":"42","db_password":"hunter2"}`,
	Good:     `{"sub":"42","password_changed_at":"2026-01-01T00:00:00Z"}`,
	Cues:     []audit.Cue{{Like: func(name string, _ bool) bool { return isSecretName(name) }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if t := &texts[i]; isSecretName(t.Name) && isSecretValue(t.Text) && !isOtherSecret(t) {
				p.Reportf(found.path(t), "%q holds %s", t.Name, audit.Mask(t.Text))
			}
		}
	},
}
