package token

import "github.com/jwtctl/jwtctl/audit"

var secretPasswordHash = audit.Rule{
	ID:       "secret-password-hash",
	Title:    "token carries a password hash",
	Severity: audit.High,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, gets the hash and can try passwords against it at leisure.",
	Fix:      "Leave it out, and have the user change the password.",
	Refs:     []string{"RFC 7519 §12", "CWE-522", "CWE-916"},
	Bad:      `{"sub":"42","pw":"$2b$12$abcdefghijklmnopqrstuuZ1YbmXQ0HqjC8v5oU0dHh7Yy3sQeW6O"}`,
	Good:     `{"sub":"42","pw_alg":"$2b$"}`,
	Cues:     []audit.Cue{{Facts: audit.FactDollar}, {Prefixes: func() []string { return []string{"scrypt:"} }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if t := &texts[i]; len(t.Text) >= 20 && (t.MayHold('$') || t.Text[0] == 's') && isPasswordHash(t.Text) {
				p.Reportf(found.path(t), "password hash %s", audit.Mask(t.Text))
			}
		}
	},
}
