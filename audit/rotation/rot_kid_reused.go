package rotation

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var rotKidReused = audit.Rule{
	ID:       "rot-kid-reused",
	Title:    "a kid names another key than before",
	Severity: audit.Critical,
	Why: "Verifiers that have the set in their cache find a key under that kid, and it does not fit: until their " +
		"caches end they reject every new token, or every old one.",
	Fix:  "Give each key a kid of its own, best its RFC 7638 thumbprint, and never use it again.",
	Refs: []string{"RFC 7517 §4.5", "OpenID Connect Core §10.1.1"},
	Bad:  `{"snapshots":[{"keys":{"a":1}},{"keys":{"a":2}}]}`,
	Good: `{"snapshots":[{"keys":{"a":1}},{"keys":{"a":1,"b":2}}]}`,
	CheckRotation: func(p *audit.RotationPass) {
		known := map[string]string{} // kid → material
		where := map[string]string{}
		for i, s := range p.Snapshots {
			ofThis := map[string]string{}
			for _, k := range s.Keys.Keys {
				id := p.Material(k)
				if k.ID == "" || id == "" {
					continue
				}
				if was := known[k.ID]; was != "" && was != id && !names(p, s.Keys.ByID(k.ID), was) {
					p.ReportKeyf(i, k, "kid %q was the key %s in %s and is the key %s now", k.ID, was, where[k.ID], id)
				}
				ofThis[k.ID] = id
			}
			for kid, material := range ofThis {
				known[kid], where[kid] = material, s.Name
			}
		}
	},
}

// names reports whether a key of this material is among those of one kid.
func names(p *audit.RotationPass, keys []*inspect.Key, material string) bool {
	for _, k := range keys {
		if p.Material(k) == material {
			return true
		}
	}
	return false
}
