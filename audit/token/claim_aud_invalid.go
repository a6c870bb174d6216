package token

import (
	"bytes"
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimAudInvalid = audit.Rule{
	ID:       "claim-aud-invalid",
	Title:    "audience is empty or not a string",
	Severity: audit.High,
	Why:      "Verifiers skip what they cannot read: a token whose aud says nothing passes as one meant for everybody.",
	Fix:      "Make aud a string, or an array of strings, that names the services.",
	Refs:     []string{"RFC 7519 §4.1.3"},
	Bad:      `{"aud":["https://api.example",5]}`,
	Good:     `{"aud":["https://api.example"]}`,
	Cues:     []audit.Cue{{Names: []string{"aud"}, Facts: audit.FactNoText | audit.FactBlank}},
	CheckToken: func(p *audit.TokenPass) {
		aud := p.Claims.Get("aud")
		switch aud.Kind() {
		case inspect.None:
		case inspect.String:
			if len(bytes.TrimSpace(aud.TextBytes())) == 0 {
				p.Reportf("payload/aud", "aud is empty")
			}
		case inspect.Array:
			checkAudiences(p, aud)
		default:
			p.Reportf("payload/aud", "aud is a JSON %s, not a string or an array of strings", aud.Kind())
		}
	},
}

func checkAudiences(p *audit.TokenPass, aud inspect.Value) {
	n := 0
	for e := range aud.Children() {
		switch {
		case e.Kind() != inspect.String:
			p.Reportf(fmt.Sprintf("payload/aud/%d", n), "aud holds a JSON %s, not only strings", e.Kind())
			return
		case len(bytes.TrimSpace(e.TextBytes())) == 0:
			p.Reportf(fmt.Sprintf("payload/aud/%d", n), "aud holds an empty string")
			return
		}
		n++
	}
	if n == 0 {
		p.Reportf("payload/aud", "aud is an empty array")
	}
}
