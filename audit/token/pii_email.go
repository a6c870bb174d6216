package token

import (
	"slices"

	"github.com/jwtctl/jwtctl/audit"
)

var piiEmail = audit.Rule{
	ID:       "pii-email",
	Title:    "token carries an e-mail address",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns the address; as a stable name of a person it falls under data protection law.",
	Fix:      fixPersonal,
	Refs:     []string{"RFC 7519 §12", "RFC 9068 §6", "OIDC Core §5.1", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","email":"alice@example.com"}`,
	Good:     `{"sub":"42"}`,
	Cues:     []audit.Cue{{Like: isOthers, Facts: audit.FactAt}},
	CheckToken: func(p *audit.TokenPass) {
		var seen [maxSeen]string // email and preferred_username are mostly one address
		n := 0
		var found tally
		texts := p.Texts()
		for i := range texts {
			t := &texts[i]
			if !t.MayHold('@') || !isEmail(t.Text) || isServiceAccount(t.Text) || isParty(t) || slices.Contains(seen[:n], t.Text) {
				continue
			}
			if n < len(seen) {
				seen[n] = t.Text
				n++
			}
			p.ReportSeverityf(personal(p, audit.Medium), found.path(t), "e-mail address %s", audit.Mask(t.Text))
		}
	},
}

// maxSeen is how many addresses are remembered so that each is reported once:
// as many as are reported of one token at all.
const maxSeen = maxShown

// isParty tells the claims that name who made the token and whom it is for,
// and the subject, which claim-sub-pii judges.
func isParty(t *audit.Text) bool { return !isOthers(t.Name, t.Top()) }

// isOthers leaves them out.
func isOthers(name string, top bool) bool {
	switch name {
	case "iss", "sub", "aud", "azp", "client_id", "cid", "appid":
		return !top && name != "aud"
	}
	return true
}
