package token

import "github.com/jwtctl/jwtctl/audit"

var piiIP = audit.Rule{
	ID:       "pii-ip",
	Title:    "token carries the user's IP address",
	Severity: audit.Low,
	Why:      "The address tells where the user is and, with the provider's help, who it is; it also changes while the token is valid.",
	Fix:      "Leave it out; bind tokens to keys, not to addresses.",
	Refs:     []string{"GDPR recital 30", "RFC 7519 §12"},
	Bad:      `{"sub":"42","ipaddr":"8.8.4.4"}`,
	Good:     `{"sub":"42","ipaddr":"10.0.0.7"}`,
	Cues:     []audit.Cue{{Like: isOthers, Facts: audit.FactCode | audit.FactColons}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			if t := &texts[i]; len(t.Text) < 46 && !isParty(t) && isPublicIP(t) {
				p.ReportSeverityf(personal(p, audit.Low), found.path(t), "IP address %s", audit.Mask(t.Text))
			}
		}
	},
}
