package token

import "github.com/jwtctl/jwtctl/audit"

// maxScopes is more than one task needs.
const maxScopes = 20

var claimScopeExcessive = audit.Rule{
	ID:       "claim-scope-excessive",
	Title:    "token carries many scopes",
	Severity: audit.Low,
	Why:      "Nobody asks for so many rights for one task: the token carries whatever the client may ever do.",
	Fix:      "Ask for the scopes of the task at hand, and let the authorization server narrow the rest.",
	Refs:     []string{"RFC 9700 §2.3"},
	Bad:      `{"scope":"a b c d e f g h i j k l m n o p q r s t u"}`,
	Good:     `{"scope":"orders:read orders:write"}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken, audit.ProfileGeneric},
	Cues:     []audit.Cue{{Names: []string{"scope", "scp", "scopes"}, Facts: audit.FactNoText | audit.FactOver40}},
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"scope", "scp", "scopes"} {
			if n := countScopes(p.Claims.Get(name)); n > maxScopes {
				p.Reportf("payload/"+name, "%s holds %d scopes", name, n)
				return
			}
		}
	},
}
