package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var piiFinancial = audit.Rule{
	ID:       "pii-financial",
	Title:    "token carries financial data",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns about the user's money; it also goes stale before the token does.",
	Fix:      "Leave it out and ask the service that keeps it.",
	Refs:     []string{"RFC 7519 §12", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","salary":85000}`,
	Good:     `{"sub":"42","plan":"pro"}`,
	Cues:     []audit.Cue{{Like: func(name string, _ bool) bool { return kindOf(name) == financeName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		eachOfKind(p, financeName, func(m member) {
			text := m.value.Text()
			switch {
			case m.value.Kind() == inspect.Number:
				text = string(m.value.Raw())
			case countDigits(text) == 0 || isIBAN(text): // pii-bank-account
				return
			}
			p.ReportSeverityf(personal(p, audit.Medium), found.path(m), "%q holds %s", m.name, audit.Mask(text))
		})
	},
}
