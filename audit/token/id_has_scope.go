package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var idHasScope = audit.Rule{
	ID:       "id-has-scope",
	Title:    "ID token carries rights",
	Severity: audit.Medium,
	Why:      "An ID token that says what its bearer may do gets sent to services as an access token, though it is meant for the client and lasts on its terms.",
	Fix:      "Put scope and permissions into access tokens only.",
	Refs:     []string{"OIDC Core §2", "RFC 9068 §6", "OWASP ASVS 9.2.2"},
	Bad:      `{"nonce":"n","scope":"orders:write"}`,
	Good:     `{"nonce":"n"}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Cues:     []audit.Cue{{Names: []string{"scope", "scp", "permissions", "scopes"}}},
	CheckToken: func(p *audit.TokenPass) {
		for _, name := range [...]string{"scope", "scp", "permissions", "scopes"} {
			if v := p.Claims.Get(name); states(p, name) && !v.IsText("") && (v.Kind() == inspect.String || v.Len() > 0) {
				p.Reportf("payload/"+name, "%s in an ID token: it invites services to take it for an access token", name)
				return
			}
		}
	},
}
