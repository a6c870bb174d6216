package token

import "github.com/jwtctl/jwtctl/audit"

var piiPassport = audit.Rule{
	ID:       "pii-passport",
	Title:    "token carries a passport",
	Severity: audit.High,
	Why:      "The machine-readable zone holds name, date of birth, nationality and document number: enough to pose as the user, and to read the chip of the passport.",
	Fix:      "Leave it out; say what was checked, not what it was checked against.",
	Refs:     []string{"ICAO Doc 9303", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","passport_number":"L898902C3"}`,
	Good:     `{"sub":"42","passport_verified":true}`,
	Cues:     []audit.Cue{{Facts: audit.FactAngle}, {Like: func(name string, _ bool) bool { return kindOf(name) == passportName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		named := hasNameOf(p, passportName)
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if !t.MayHold('0') || len(t.Text) < 6 {
				continue
			}
			switch {
			case t.MayHold('<') && isMRZ(t.Text):
				p.ReportSeverityf(personal(p, audit.High), found.path(t), "machine-readable zone %s", audit.Mask(t.Text))
			case named && kindOf(t.Name) == passportName && isIdentityNumber(t.Text) && len(t.Text) <= 12:
				p.ReportSeverityf(personal(p, audit.High), found.path(t), "passport number %s", audit.Mask(t.Text))
			}
		}
	},
}
