package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var piiBirthdate = audit.Rule{
	ID:       "pii-birthdate",
	Title:    "token carries a date of birth",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns it; with a name it identifies a person, and many services ask for it to reset access.",
	Fix:      fixPersonal,
	Refs:     []string{"RFC 7519 §12", "OIDC Core §5.1", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","birthdate":"1990-05-17"}`,
	Good:     `{"sub":"42","age_over_18":true}`,
	Cues:     []audit.Cue{{Like: func(name string, _ bool) bool { return kindOf(name) == birthName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		eachOfKind(p, birthName, func(m member) {
			text := m.value.Text()
			if m.value.Kind() == inspect.Number {
				text = string(m.value.Raw())
			}
			if countDigits(text) >= 4 && len(text) <= 40 {
				p.ReportSeverityf(personal(p, audit.Medium), found.path(m), "date of birth %s", audit.Mask(text))
			}
		})
	},
}
