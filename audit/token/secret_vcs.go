package token

import "github.com/jwtctl/jwtctl/audit"

var secretVCS = audit.Rule{
	ID:       "secret-vcs",
	Title:    "token carries a key to source code",
	Severity: audit.Critical,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, can read, and mostly change, the code and what is published from it.",
	Fix:      "Take the secret out, and change it: it must be taken for known.",
	Refs:     []string{"CWE-312", "CWE-798", "GitHub: about authentication to GitHub"},
	Bad:      `{"sub":"42","deploy":"glpat-NOT-A-REAL-TOKEN-0123"}`,
	Good:     `{"sub":"42","deploy":"main"}`,
	Cues:     []audit.Cue{{Prefixes: checkedStarts}, {Prefixes: func() []string { return vcsForms.starts() }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]

			if form := keyIn(t.Text, vcsForms); form != nil {
				p.Reportf(found.path(t), "%s %s", form.what, audit.Mask(t.Text))
			} else if len(t.Text) >= 40 && isChecked(t.Text) {
				p.Reportf(found.path(t), "GitHub or npm token %s", audit.Mask(t.Text))
			}
		}
	},
}
