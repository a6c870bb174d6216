package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var claimSubPii = audit.Rule{
	ID:       "claim-sub-pii",
	Title:    "subject is personal data",
	Severity: audit.Medium,
	Why:      "An e-mail address or phone number can be given to somebody else, who then gets the account, and it tells every service and log who the user is.",
	Fix:      "Use an identifier that means nothing elsewhere, best a different one for each client (pairwise).",
	Refs:     []string{"RFC 9068 §6", "OIDC Core §8", "OWASP ASVS 10.3.3"},
	Bad:      `{"sub":"alice@example.com"}`,
	Good:     `{"sub":"248289761001"}`,
	Cues:     []audit.Cue{{Names: []string{"sub"}, Facts: audit.FactAt | audit.FactPlus}, {Names: []string{"preferred_username", "username", "user_name", "nickname", "login"}}},
	CheckToken: func(p *audit.TokenPass) {
		sub := p.Claims.Get("sub").TextBytes()
		switch {
		case len(sub) == 0:
		case bytes.IndexByte(sub, '@') > 0:
			if text := lastPart(string(sub)); isEmail(text) && !isServiceAccount(text) && !isSelf(p) && !isMachine(p) {
				p.ReportSeverityf(personal(p, audit.Medium), "payload/sub", "sub is the e-mail address %s", audit.Mask(text))
			}
		case bytes.IndexByte(sub, '+') >= 0:
			if text := lastPart(string(sub)); isE164(text) {
				p.ReportSeverityf(personal(p, audit.Medium), "payload/sub", "sub is the phone number %s", audit.Mask(text))
			}
		default:
			checkSubName(p, sub)
		}
	},
}

// lastPart removes what some providers put before the identifier: the
// connection of Auth0 ("email|alice@...") and the schemes acct: and tel:.
func lastPart(sub string) string {
	for i := len(sub) - 1; i >= 0; i-- {
		if sub[i] == '|' || sub[i] == ':' {
			return sub[i+1:]
		}
	}
	return sub
}

// checkSubName reports a subject that another claim calls a user name, unless
// it looks generated: Cognito's user names are UUIDs.
func checkSubName(p *audit.TokenPass, sub []byte) {
	for _, c := range sub {
		if digit(c) {
			return
		}
	}
	for _, name := range [...]string{"preferred_username", "username", "user_name", "nickname", "login"} {
		if string(p.Claims.Get(name).TextBytes()) == string(sub) && !isMachine(p) {
			p.ReportSeverityf(personal(p, audit.Low), "payload/sub", "sub is the user name %s, the same as %s", audit.Mask(string(sub)), name)
			return
		}
	}
}
