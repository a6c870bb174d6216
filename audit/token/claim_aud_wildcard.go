package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimAudWildcard = audit.Rule{
	ID:       "claim-aud-wildcard",
	Title:    "audience is everybody",
	Severity: audit.High,
	Why:      "The token says that it is good everywhere, so any service that receives it can use it against any other.",
	Fix:      "Name each service in aud.",
	Refs:     []string{"RFC 8725 §3.9", "OWASP ASVS 9.2.4"},
	Bad:      `{"aud":"*"}`,
	Good:     `{"aud":"https://api.example"}`,
	Cues:     []audit.Cue{{Names: []string{"aud"}, Facts: audit.FactShort | audit.FactStar}},
	CheckToken: func(p *audit.TokenPass) {
		aud := p.Claims.Get("aud")
		if aud.Kind() == inspect.Object {
			return // claim-aud-invalid
		}
		var found tally
		checkWildcard(p, aud, &found)
		for e := range aud.Children() {
			checkWildcard(p, e, &found)
		}
	},
}

func checkWildcard(p *audit.TokenPass, v inspect.Value, found *tally) {
	text := v.TextBytes()
	switch {
	case len(text) == 0:
	case meansEverybody(text):
		p.Reportf("payload"+found.path(v), "aud %q means everybody", text)
	case bytes.Contains(text, []byte("://*.")), bytes.HasPrefix(text, []byte("*.")), bytes.HasSuffix(text, []byte("/*")):
		p.ReportSeverityf(audit.Medium, "payload"+found.path(v), "aud %q is a pattern; verifiers compare it literally, or match too much", brief(string(text)))
	}
}

func meansEverybody(aud []byte) bool {
	if oneOf(aud, "*", "**", "/", "/*", ".*", "%", "https://*", "http://*", "*://*") {
		return true
	}
	return len(aud) < 10 && (bytes.EqualFold(aud, []byte("all")) || bytes.EqualFold(aud, []byte("any")) ||
		bytes.EqualFold(aud, []byte("everyone")) || bytes.EqualFold(aud, []byte("everybody")) || bytes.EqualFold(aud, []byte("anyone")))
}
