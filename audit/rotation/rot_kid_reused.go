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
				if k.ID == "" || id(k) == "" {
					continue
				}
				if was := known[k.ID]; was != "" && was != id(k) && !names(s.Keys, k.ID, was) {
					p.ReportKeyf(i, k, "kid %q was the key %s in %s and is the key %s now", k.ID, was, where[k.ID], id(k))
				}
				ofThis[k.ID] = id(k)
			}
			for kid, material := range ofThis {
				known[kid], where[kid] = material, s.Name
			}
		}
	},
}

// names reports whether a kid still names a key, perhaps among others.
func names(s *inspect.KeySet, kid, material string) bool {
	for _, k := range s.ByID(kid) {
		if id(k) == material {
			return true
		}
	}
	return false
}
