package rotation

import "github.com/jwtctl/jwtctl/audit"

var rotResurrected = audit.Rule{
	ID:       "rot-resurrected",
	Title:    "a key that was removed is back",
	Severity: audit.Medium,
	Why: "Either the removal was a mistake, or servers publish different sets, or a key that was withdrawn for a " +
		"reason is trusted again.",
	Fix:  "Find out which server brings it back; a key that is gone stays gone.",
	Refs: []string{"OpenID Connect Core §10.1.1", "NIST SP 800-57 Part 1 §8.3.4"},
	Bad:  `{"snapshots":[{"keys":{"a":1,"b":2}},{"keys":{"b":2}},{"keys":{"a":1,"b":2}}]}`,
	Good: `{"snapshots":[{"keys":{"a":1,"b":2}},{"keys":{"b":2}},{"keys":{"b":2,"c":3}}]}`,
	CheckRotation: func(p *audit.RotationPass) {
		gone := map[string]string{} // material → snapshot that lacked it
		for i, s := range p.Snapshots {
			for _, k := range s.Keys.Keys {
				if where := gone[p.Material(k)]; where != "" {
					p.ReportKeyf(i, k, "key %s is back; it was not in %s", name(k), where)
					delete(gone, p.Material(k))
				}
			}
			if i == 0 {
				continue
			}
			for _, k := range p.Snapshots[i-1].Keys.Keys {
				if id := p.Material(k); id != "" && p.Find(i, id) == nil {
					gone[id] = s.Name
				}
			}
		}
	},
}
