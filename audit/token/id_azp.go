package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var idAzp = audit.Rule{
	ID:       "id-azp",
	Title:    "ID token for several audiences without azp",
	Severity: audit.Low,
	Why:      "Each audience can present the token to the others; azp names the client that it was issued to.",
	Fix:      "Issue an ID token for one client, or name the client in azp and have all check it.",
	Refs:     []string{"OIDC Core §2", "OIDC Core §3.1.3.7"},
	Bad:      `{"nonce":"n","aud":["web","app"]}`,
	Good:     `{"nonce":"n","aud":["web","app"],"azp":"web"}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Lacks:    "azp",
	CheckToken: func(p *audit.TokenPass) {
		aud := p.Claims.Get("aud")
		if aud.Kind() != inspect.Array || !lacks(p, "azp") {
			return
		}
		var first inspect.Value
		for a := range aud.Children() {
			switch {
			case a.Kind() != inspect.String:
			case !first.Exists():
				first = a
			case string(a.TextBytes()) != string(first.TextBytes()):
				p.Reportf("payload/azp", "no azp, but several audiences: nothing says which client the token was issued to")
				return
			}
		}
	},
}
