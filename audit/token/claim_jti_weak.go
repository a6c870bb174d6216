package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimJtiWeak = audit.Rule{
	ID:       "claim-jti-weak",
	Title:    "token identifier can be guessed or collides",
	Severity: audit.Medium,
	Why:      "Two tokens with one jti are revoked together or taken for replays, and whoever can guess the next one can block it beforehand.",
	Fix:      "Use a random UUID (version 4), or 96 random bits or more.",
	Refs:     []string{"RFC 7519 §4.1.7", "RFC 9449 §4.2"},
	Bad:      `{"jti":"1042"}`,
	Good:     `{"jti":"79685b65-945d-450a-a3d8-a36bcf72c23d"}`,
	Cues:     []audit.Cue{{Names: []string{"jti"}, Facts: audit.FactNoText | audit.FactGuessable}},
	CheckToken: func(p *audit.TokenPass) {
		jti := p.Claims.Get("jti")
		switch {
		case !jti.Exists():
			return
		case jti.Kind() != inspect.String:
			p.Reportf("payload/jti", "jti is a JSON %s, not a string", jti.Kind())
			return
		}
		bits, numeric := room(jti.TextBytes())
		switch {
		case bits >= 96:
		case len(jti.TextBytes()) == 0:
			p.Reportf("payload/jti", "jti is empty")
		case numeric && len(jti.TextBytes()) <= 13:
			p.Reportf("payload/jti", "jti %q is a sequence number or a timestamp", jti.Text())
		default:
			p.ReportSeverityf(replayed(p), "payload/jti", "jti %q has room for %d random bits; 96 are asked for", jti.Text(), bits)
		}
	},
}

// replayed is medium for the tokens that verifiers remember by their jti so
// that nobody can use them twice.
func replayed(p *audit.TokenPass) audit.Severity {
	switch p.Profile {
	case audit.ProfileDPoP, audit.ProfileClientAssertion, audit.ProfileLogoutToken, audit.ProfileSET:
		return audit.Medium
	}
	return audit.Low
}
