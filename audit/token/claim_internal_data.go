package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var claimInternalData = audit.Rule{
	ID:       "claim-internal-data",
	Title:    "claim tells about internal systems",
	Severity: audit.Medium,
	Why:      "Everybody who holds the token can read it: internal addresses, paths and stack traces show an attacker the way.",
	Fix:      "Leave it out, or encrypt the token.",
	Refs:     []string{"RFC 7519 §12", "CWE-200", "CWE-209"},
	Bad:      `{"sub":"42","backend":"http://10.0.3.7:8080"}`,
	Good:     `{"sub":"42","backend":"orders"}`,
	Cues:     []audit.Cue{{Like: mayLeakUnder, Facts: audit.FactPath}},
	CheckToken: func(p *audit.TokenPass) {
		if p.Profile == audit.ProfileDPoP || p.Profile == audit.ProfileRequestObject {
			return // their URLs are the request's own
		}
		looked := 0
		texts := p.Texts()
		for i := range texts {
			what := internalData(&texts[i])
			if what == "" {
				continue
			}
			if looked++; looked > maxLooks {
				return
			}
			if mayLeak(&texts[i]) {
				p.Reportf(texts[i].Path(), "holds %s: %q", what, brief(texts[i].Text))
			}
		}
	},
}

// maxLooks bounds how often it is asked where a text stands, which takes long
// in a long array.
const maxLooks = 100

// mayLeak leaves out what Kubernetes says of itself, and names.
func mayLeak(t *audit.Text) bool {
	if !mayLeakUnder(t.Name, t.Top()) {
		return false
	}
	path := t.Path()
	return !strings.HasPrefix(path, "payload/kubernetes.io") && !strings.HasPrefix(path, "payload/events/")
}

// mayLeakUnder leaves out the names that say where a token comes from and goes
// to, and names of rights.
func mayLeakUnder(name string, top bool) bool {
	switch name {
	case "iss", "aud", "azp", "client_id", "appid", "htu", "scope", "scp", "scopes", "permissions", "roles", "role", "groups",
		"group", "authorities", "vct", "type", "typ", "version", "ver", "locale":
		return false
	case "sub":
		return !top
	}
	return true
}
