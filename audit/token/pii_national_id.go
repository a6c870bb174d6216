package token

import (
	"cmp"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var piiNationalID = audit.Rule{
	ID:       "pii-national-id",
	Title:    "token carries a national identity number",
	Severity: audit.High,
	Why:      "Such a number identifies one person for life and opens accounts in their name; nobody can change it after a leak.",
	Fix:      "Leave it out; use an identifier that means nothing elsewhere, and look the number up where it is needed.",
	Refs:     []string{"RFC 7519 §12", "GDPR Art. 87", "NIST SP 800-122"},
	Bad:      `{"sub":"42","ssn":"219-09-9999"}`,
	Good:     `{"sub":"42","ssn":"***-**-9999"}`,
	Cues:     []audit.Cue{{Facts: audit.FactCode}, {Like: func(name string, _ bool) bool { return kindOf(name) == nationalName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if !t.MayHold('0') || len(t.Text) < 6 || len(t.Text) > 24 || isClient(t) || isPhoneName(t.Name) {
				continue
			}
			what, severity := nationalID(t.Text)
			if isSnowflake(t) {
				severity = audit.Info
			}
			if kindOf(t.Name) == nationalName && (what != "" || isIdentityNumber(t.Text)) {
				severity = audit.High
			}
			if severity > audit.Info {
				p.ReportSeverityf(personal(p, severity), found.path(t), "%s %s", cmp.Or(what, "identity number"), audit.Mask(t.Text))
			}
		}
		eachNumberOfKind(p, nationalName, func(m member, digits string) {
			if isIdentityNumber(digits) {
				p.ReportSeverityf(personal(p, audit.High), found.path(m), "identity number %s", audit.Mask(digits))
			}
		})
	},
}

// isSnowflake reports a long number under the name of an identifier: among
// the millions that a service counts up some look like a Chinese number.
func isSnowflake(t *audit.Text) bool {
	name := strings.ToLower(t.Name)
	return len(t.Text) == 18 && countDigits(t.Text) == 18 && (name == "sub" || name == "jti" || strings.HasSuffix(name, "id"))
}

// isClient reports the claims that name parties other than the user.
func isClient(t *audit.Text) bool { return isParty(t) && t.Name != "sub" }
