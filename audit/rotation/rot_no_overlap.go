package rotation

import "github.com/jwtctl/jwtctl/audit"

var rotNoOverlap = audit.Rule{
	ID:       "rot-no-overlap",
	Title:    "all signing keys were replaced at once",
	Severity: audit.High,
	Why: "Tokens signed with the old keys are rejected although they have not expired, and those signed with the " +
		"new ones by everybody who still has the old set in the cache.",
	Fix:  "Publish the next key first, sign with it when all caches have seen it, and remove the old one when its last token has expired.",
	Refs: []string{"OpenID Connect Core §10.1.1", "NIST SP 800-57 Part 1 §5.3.4"},
	Bad:  `{"snapshots":[{"keys":{"a":1}},{"keys":{"b":2}}]}`,
	Good: `{"snapshots":[{"keys":{"a":1}},{"keys":{"a":1,"b":2}},{"keys":{"b":2}}]}`,
	CheckRotation: func(p *audit.RotationPass) {
		for i := 1; i < len(p.Snapshots); i++ {
			old := signing(p, i-1)
			stayed := false
			for _, k := range old {
				stayed = stayed || p.Find(i, p.Material(k)) != nil
			}
			switch {
			case stayed || len(old) == 0:
			case len(old) == 1:
				p.ReportKeyf(i, nil, "the one signing key of %s is gone", p.Snapshots[i-1].Name)
			default:
				p.ReportKeyf(i, nil, "none of the %d signing keys of %s is left", len(old), p.Snapshots[i-1].Name)
			}
		}
	},
}
