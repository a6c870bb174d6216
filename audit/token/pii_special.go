package token

import "github.com/jwtctl/jwtctl/audit"

var piiSpecial = audit.Rule{
	ID:       "pii-special",
	Title:    "token carries specially protected data",
	Severity: audit.High,
	Why:      "Health, religion, origin, orientation, politics and union membership may be processed only in exceptions that a token passing through logs and caches hardly falls under.",
	Fix:      `Leave it out; say what the service needs to know ("may_enter":true), not why.`,
	Refs:     []string{"GDPR Art. 9", "GDPR Art. 10", "RFC 7519 §12"},
	Bad:      `{"sub":"42","religion":"catholic"}`,
	Good:     `{"sub":"42","meal":"vegetarian"}`,
	Cues:     []audit.Cue{{Like: func(name string, _ bool) bool { return kindOf(name) == specialName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		eachOfKind(p, specialName, func(m member) {
			if !saysNothing(m.value) {
				p.ReportSeverityf(personal(p, audit.High), found.path(m), "%q tells about the user: specially protected data", m.name)
			}
		})
	},
}
