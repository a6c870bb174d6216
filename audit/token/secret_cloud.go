package token

import "github.com/jwtctl/jwtctl/audit"

var secretCloud = audit.Rule{
	ID:       "secret-cloud",
	Title:    "token carries a key to a cloud",
	Severity: audit.Critical,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, can use the cloud account, and pay with it.",
	Fix:      "Take the secret out, and change it: it must be taken for known.",
	Refs:     []string{"CWE-312", "CWE-798", "AWS Account Management: security credentials"},
	Bad:      `{"sub":"42","aws":"AKIAIOSFODNN7EXAMPLE"}`,
	Good:     `{"sub":"42","aws":"arn:aws:iam::123456789012:role/reader"}`,
	Cues:     []audit.Cue{{Facts: audit.FactTilde}, {Prefixes: func() []string { return cloudForms.starts() }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]

			form := keyIn(t.Text, cloudForms)
			switch {
			case form != nil:
				p.ReportSeverityf(cloudSeverity(form), found.path(t), "%s %s", form.what, audit.Mask(t.Text))
			case len(t.Text) >= 37 && t.MayHold('0') && isAzureSecret(t.Text):
				p.Reportf(found.path(t), "Entra client secret %s", audit.Mask(t.Text))
			}
		}
	},
}

// cloudSeverity: access key IDs and API keys are of use only with a secret, or
// within the limits that their owner has set.
func cloudSeverity(form *keyForm) audit.Severity {
	switch form.prefix {
	case "AKIA", "ASIA", "LTAI", "AIza":
		return audit.High
	}
	return audit.Critical
}
