package token

import "github.com/jwtctl/jwtctl/audit"

var secretNestedToken = audit.Rule{
	ID:       "secret-nested-token",
	Title:    "token carries another token",
	Severity: audit.High,
	Why:      "Every service that receives the outer token can use the inner one, which was issued to somebody else and may allow more.",
	Fix:      "Leave it out; exchange tokens at the authorization server (RFC 8693) where a service needs one of its own.",
	Refs:     []string{"RFC 8693 §1.1", "RFC 9700 §2.3", "CWE-522"},
	Bad:      `{"sub":"42","access_token":"2YotnFZFEjr1zCsicMWpAA"}`,
	Good:     `{"sub":"42","access_token_expires":1767323945}`,
	Cues:     []audit.Cue{{Prefixes: func() []string { return []string{"eyJ"} }}, {Like: func(name string, _ bool) bool { return isBearerName(name) }}},
	CheckToken: func(p *audit.TokenPass) {
		if p.Profile == audit.ProfileRequestObject || isCredential(p) {
			return // parameters of the request; credentials that credentials rest on
		}
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if len(t.Text) < 16 {
				continue
			}
			switch bearer := isBearerName(t.Name); {
			case bearer && isOpaque(t.Text), bearer && isNestedToken(t.Text):
				p.Reportf(found.path(t), "%q holds the token %s", t.Name, audit.Mask(t.Text))
			case t.Text[0] == 'e' && isNestedToken(t.Text) && !mayHoldToken(t.Name) && !mayHoldStatements(p):
				p.ReportSeverityf(audit.Medium, found.path(t), "%q holds another token %s", t.Name, audit.Mask(t.Text))
			}
		}
	},
}
