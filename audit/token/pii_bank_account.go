package token

import "github.com/jwtctl/jwtctl/audit"

var piiBankAccount = audit.Rule{
	ID:       "pii-bank-account",
	Title:    "token carries a bank account number",
	Severity: audit.High,
	Why:      "Everybody who sees the token, every log included, learns the account; in the SEPA area an IBAN and a name are enough for a direct debit.",
	Fix:      "Leave it out, or refer to the account by an identifier that means nothing elsewhere.",
	Refs:     []string{"ISO 13616", "SWIFT IBAN Registry", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","iban":"GB82 WEST 1234 5698 7654 32"}`,
	Good:     `{"sub":"42","iban":"GB82 **** 5432"}`,
	Cues:     []audit.Cue{{Facts: audit.FactCode}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if t := &texts[i]; len(t.Text) >= 15 && len(t.Text) <= 42 && t.MayHold('0') && isIBAN(t.Text) {
				p.ReportSeverityf(personal(p, audit.High), found.path(t), "bank account %s", audit.Mask(t.Text))
			}
		}
	},
}
