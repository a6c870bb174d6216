// Package rotation holds the rules about how a key set changes: what two or
// more snapshots of it show. One file a rule, named after its ID; this file is
// the list.
//
// Snapshots show a set at moments, not what was between them. What rules say
// of times therefore goes by the widest interval that the snapshots allow: a
// finding is made only where no course of events would have been right.
package rotation

import "github.com/jwtctl/jwtctl/audit"

// Rules lists the rules in the order in which they run and are shown.
func Rules() []*audit.Rule {
	return []*audit.Rule{
		&rotKidReused, &rotNoOverlap, &rotRemovedEarly, &rotUsedEarly, &rotSameMaterial, &rotResurrected,
		&rotCacheOverlap, &rotStale, &rotLingering,
	}
}
