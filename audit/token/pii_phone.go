package token

import "github.com/jwtctl/jwtctl/audit"

var piiPhone = audit.Rule{
	ID:       "pii-phone",
	Title:    "token carries a phone number",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns the number; it identifies a person and is a way to take over accounts.",
	Fix:      fixPersonal,
	Refs:     []string{"RFC 7519 §12", "RFC 9068 §6", "OIDC Core §5.1", "ITU-T E.164"},
	Bad:      `{"sub":"42","phone_number":"+442079460958"}`,
	Good:     `{"sub":"42"}`,
	Cues:     []audit.Cue{{Like: isOthers, Facts: audit.FactPlus}, {Like: func(name string, _ bool) bool { return isPhoneName(name) }}},
	CheckToken: func(p *audit.TokenPass) {
		if p.Header.Get("typ").IsText("passport") { // RFC 8225: the call's numbers are its purpose
			return
		}
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if !t.MayHold('0') || isParty(t) {
				continue
			}
			if t.MayHold('+') && isE164(t.Text) || isDialable(t.Text) && isPhoneName(t.Name) {
				p.ReportSeverityf(personal(p, audit.Medium), found.path(t), "phone number %s", audit.Mask(t.Text))
			}
		}
	},
}
