package token

import "github.com/jwtctl/jwtctl/audit"

var secretSaaS = audit.Rule{
	ID:       "secret-saas",
	Title:    "token carries an API key",
	Severity: audit.Critical,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, can use the service in its owner's name.",
	Fix:      "Take the secret out, and change it: it must be taken for known.",
	Refs:     []string{"CWE-312", "CWE-798"},
	Bad:      `{"sub":"42","billing":"sk_test_NOTAREALKEY0123456789"}`,
	Good:     `{"sub":"42","billing":"pk_live_NOTAREALKEY0123456789"}`,
	Cues:     []audit.Cue{{Prefixes: func() []string { return saasForms.starts() }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]

			form := keyIn(t.Text, saasForms)
			switch {
			case form == nil:
			case form.prefix == "sk_test_":
				p.ReportSeverityf(audit.Medium, found.path(t), "%s %s", form.what, audit.Mask(t.Text))
			default:
				p.Reportf(found.path(t), "%s %s", form.what, audit.Mask(t.Text))
			}
		}
	},
}
