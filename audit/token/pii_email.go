package token

import "github.com/jwtctl/jwtctl/audit"

var piiEmail = audit.Rule{
	ID:       "pii-email",
	Title:    "token carries an e-mail address",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns the address; as a stable name of a person it falls under data protection law.",
	Fix:      "Leave it out of access tokens; services that need it ask the userinfo endpoint.",
	Refs:     []string{"RFC 7519 §12", "RFC 9068 §6", "OIDC Core §5.1", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","email":"alice@example.com"}`,
	Good:     `{"sub":"42"}`,
	CheckToken: func(p *audit.TokenPass) {
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if !t.MayHold('@') || !isEmail(t.Text) || isServiceAccount(t.Text) || isParty(t) || seenBefore(texts[:i], t.Text) {
				continue
			}
			p.ReportSeverityf(personal(p, audit.Medium), t.Path(), "e-mail address %s", audit.Mask(t.Text))
		}
	},
}

// isParty leaves out the claims that name who made the token and whom it is
// for, and the subject, which claim-sub-pii judges.
func isParty(t *audit.Text) bool {
	switch t.Name {
	case "iss", "sub", "aud", "azp", "client_id", "cid", "appid":
		return t.Top() || t.Name == "aud"
	}
	return false
}

// seenBefore reports a text that an earlier claim holds too: email and
// preferred_username are mostly one address.
func seenBefore(earlier []audit.Text, text string) bool {
	for i := range earlier {
		if earlier[i].Text == text && !isParty(&earlier[i]) {
			return true
		}
	}
	return false
}
