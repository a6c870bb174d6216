package token

import "github.com/jwtctl/jwtctl/audit"

var secretConnectionString = audit.Rule{
	ID:       "secret-connection-string",
	Title:    "token carries the password of a connection",
	Severity: audit.Critical,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, can connect to the database or service.",
	Fix:      "Take the secret out, and change it: it must be taken for known.",
	Refs:     []string{"CWE-522", "CWE-312", "RFC 3986 §3.2.1"},
	Bad:      `{"sub":"42","db":"postgres://app:hunter2@db.example.com/orders"}`,
	Good:     `{"sub":"42","db":"postgres://app@db.example.com/orders"}`,
	Cues:     []audit.Cue{{Facts: audit.FactAt | audit.FactSemicolon}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if t := &texts[i]; len(t.Text) >= 10 && (t.MayHold('@') && t.MayHold(':') || t.MayHold(';')) {
				if what := loginIn(t); what != "" {
					p.Reportf(found.path(t), "%s: %s", what, audit.Mask(t.Text))
				}
			}
		}
	},
}
