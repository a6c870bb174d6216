package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var piiProfile = audit.Rule{
	ID:       "pii-profile",
	Title:    "token carries a user's profile",
	Severity: audit.Low,
	Why:      "Everybody who sees the token, every log included, learns about the user what the service does not need for its decision.",
	Fix:      fixPersonal,
	Refs:     []string{"RFC 7519 §12", "OIDC Core §5.1", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","gender":"female","locale":"de-DE"}`,
	Good:     `{"sub":"42"}`,
	Cues:     []audit.Cue{{Like: func(name string, _ bool) bool { return kindOf(name) == profileName }}},
	CheckToken: func(p *audit.TokenPass) {
		var first member
		others := 0
		eachOfKind(p, profileName, func(m member) {
			switch {
			case saysNothing(m.value) || !isProfile(m):
			case first.name == nil:
				first = m
			default:
				others++
			}
		})
		if first.name == nil || isMachine(p) {
			return
		}
		what := "describes"
		if others > 0 {
			what = "and further claims describe"
		}
		p.ReportSeverityf(personal(p, audit.Low), first.Path(), "%q %s the user", first.name, what)
	},
}

// isProfile leaves out what other things than users have: a profile or picture
// that is no URL, a name that is an address (pii-email) or a client's.
func isProfile(m member) bool {
	text := m.value.TextBytes()
	switch string(lastSegment(m.name)) {
	case "profile", "website", "picture", "avatar", "avatar_url", "avatarUrl":
		return bytes.HasPrefix(text, []byte("http"))
	case "preferred_username":
		return len(text) > 0 && bytes.IndexByte(text, '@') < 0 && !bytes.HasPrefix(text, []byte("service-account-"))
	case "locale":
		return len(text) >= 2 && len(text) <= 12 && countDigits(text) < 4
	case "zoneinfo":
		return bytes.IndexByte(text, '/') > 0
	}
	return true
}
