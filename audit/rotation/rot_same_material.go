package rotation

import (
	"github.com/jwtctl/jwtctl/audit"
)

var rotSameMaterial = audit.Rule{
	ID:       "rot-same-material",
	Title:    "a new kid names an old key",
	Severity: audit.High,
	Why: "The rotation has changed a name and nothing else: whoever has got hold of the old private key signs with " +
		"the new kid.",
	Fix:  "Make a new key for each rotation, and use its RFC 7638 thumbprint as kid, which changes with the key.",
	Refs: []string{"RFC 7638 §3", "NIST SP 800-57 Part 1 §5.3"},
	Bad:  `{"snapshots":[{"keys":{"a":1}},{"keys":{"b":1}}]}`,
	Good: `{"snapshots":[{"keys":{"a":1}},{"keys":{"a":1,"b":2}}]}`,
	CheckRotation: func(p *audit.RotationPass) {
		known := map[string]map[string]bool{} // material → kids
		for i, s := range p.Snapshots {
			for _, k := range s.Keys.Keys {
				material := p.Material(k)
				if material == "" || k.ID == "" {
					continue
				}
				if known[material] == nil {
					known[material] = map[string]bool{}
				} else if !known[material][k.ID] && i > p.First(material) {
					p.ReportKeyf(i, k, "kid %q is new, but its key %s was there before", k.ID, material)
				}
				known[material][k.ID] = true
			}
		}
	},
}
