package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var secretOTP = audit.Rule{
	ID:       "secret-otp",
	Title:    "token carries a one-time code or its seed",
	Severity: audit.High,
	Why:      "A signed token is not encrypted: everybody who sees it, every log included, gets the second factor as well, and with the seed all codes to come.",
	Fix:      "Leave codes out of tokens, send them on another way than the login, and enrol the user anew if a seed got out.",
	Refs:     []string{"RFC 6238 §5.1", "NIST SP 800-63B §3.1.4", "CWE-522"},
	Bad:      `{"sub":"42","otp":"492039"}`,
	Good:     `{"sub":"42","amr":["pwd","otp"]}`,
	Cues:     []audit.Cue{{Prefixes: func() []string { return []string{"otpauth://"} }}, {Like: func(name string, _ bool) bool { return kindOf(name) == codeName }}},
	CheckToken: func(p *audit.TokenPass) {
		var found tally
		coded := hasNameOf(p, codeName)
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			switch {
			case len(t.Text) < 4:
			case t.Text[0] == 'o' && strings.HasPrefix(t.Text, "otpauth://"):
				p.Reportf(found.path(t), "the seed of one-time codes: %s", audit.Mask(t.Text))
			case coded && kindOf(t.Name) == codeName && isCode(t.Text):
				p.Reportf(found.path(t), "%q holds %s", t.Name, audit.Mask(t.Text))
			}
		}
		eachNumberOfKind(p, codeName, func(m member, digits string) {
			if isCode(digits) {
				p.Reportf(found.path(m), "%q holds %s", m.name, audit.Mask(digits))
			}
		})
	},
}

// isCode reports a code of four digits or more, a recovery code or a seed; not
// a state such as "verified", nor a URL.
func isCode(s string) bool {
	if len(s) < 4 || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !alnum(c) && c != '-' && c != ' ' {
			return false
		}
	}
	return (countDigits(s) >= 4 || countDigits(s) > 0 && len(s) >= 8) && !isDateText(s+"      ")
}
