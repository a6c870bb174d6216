package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxAudiences is how many services one token is commonly for: an API, the
// userinfo endpoint, and one more.
const maxAudiences = 3

var claimAudBroad = audit.Rule{
	ID:       "claim-aud-broad",
	Title:    "audience is broad",
	Severity: audit.Low,
	Why:      "Each audience can use the token against the others; a word such as \"api\" is an audience that many services share.",
	Fix:      "Issue a token for each service, and name it by its URL.",
	Refs:     []string{"RFC 9068 §5", "RFC 8725 §3.9"},
	Bad:      `{"aud":["https://a.example","https://b.example","https://c.example","https://d.example"]}`,
	Good:     `{"aud":"https://a.example"}`,
	Cues:     []audit.Cue{{Names: []string{"aud"}, Facts: audit.FactNoText | audit.FactShort}},
	CheckToken: func(p *audit.TokenPass) {
		aud := p.Claims.Get("aud")
		if n := aud.Len(); aud.Kind() == inspect.Array && n > maxAudiences {
			p.Reportf("payload/aud", "aud names %d services: each can use the token against the others", n)
			return
		}
		if p.Profile == audit.ProfileIDToken || p.Profile == audit.ProfileLogoutToken {
			return // there it is a client, which may be called "web"
		}
		if aud.Kind() == inspect.Object {
			return // claim-aud-invalid
		}
		for e := range aud.Children() {
			reportGeneric(p, e)
		}
		reportGeneric(p, aud)
	},
}

func reportGeneric(p *audit.TokenPass, v inspect.Value) {
	if text := v.TextBytes(); oneOf(text, "api", "account", "app", "apps", "backend", "client", "default", "frontend",
		"mobile", "resource", "server", "service", "services", "user", "users", "web", "website") {
		p.Reportf("payload"+v.Path(), "aud %q is a word that many services share", text)
	}
}
