package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var algHMACShared = audit.Rule{
	ID:       "alg-hmac-shared",
	Title:    "one secret for several recipients",
	Severity: audit.Medium,
	Why: "Whoever can verify an HMAC can make one. With several audiences each of them can forge tokens " +
		"for all the others, and a leak at the weakest is a leak at all.",
	Fix:   "Sign with an asymmetric algorithm, or issue one token and one secret for each audience.",
	Refs:  []string{"RFC 9068 §2.1", "RFC 8725 §3.9", "OpenID Connect Core §10.1"},
	Bad:   `{"alg":"HS256"} with {"aud":["orders","billing"]}`,
	Good:  `{"alg":"ES256"} with {"aud":["orders","billing"]}`,
	Needs: audit.NeedsMAC,
	Cues:  []audit.Cue{{Names: []string{"aud"}, Facts: audit.FactNoText}},
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Alg) != 5 || p.Alg[0] != 'H' {
			return
		}
		aud := p.Claims.Get("aud")
		if aud.Kind() != inspect.Array {
			return
		}
		var first string
		recipients := 0
		for a := range aud.Children() {
			if a.Kind() != inspect.String || recipients > 0 && a.IsText(first) {
				continue
			}
			if recipients++; recipients == 1 {
				first = a.Text()
			}
		}
		if recipients > 1 {
			p.Reportf("payload/aud", "%q with %d audiences: each can forge tokens for the others", p.Alg, recipients)
		}
	},
}
