package token

import "github.com/jwtctl/jwtctl/audit"

var claimInjection = audit.Rule{
	ID:       "claim-injection",
	Title:    "claim carries an attack payload",
	Severity: audit.Low,
	Why:      "Claims are input like any other: what a service puts into a query, a page, a path or a request, it must treat as hostile, signed or not.",
	Fix:      "Find out how the value got into the token, and make every service encode claims before use.",
	Refs:     []string{"RFC 8725 §2.9", "RFC 8725 §3.10", "CWE-74"},
	Bad:      `{"sub":"x' OR '1'='1"}`,
	Good:     `{"sub":"Miles O'Brien"}`,
	Cues:     []audit.Cue{{Facts: audit.FactAttack}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if attack := attackIn(&texts[i]); attack != "" {
				p.Reportf(found.path(&texts[i]), "looks like %s: %q", attack, brief(texts[i].Text))
			}
		}
	},
}
