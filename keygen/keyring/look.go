package keyring

import (
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Look is what comes of holding a ring against the set that verifiers are
// served.
type Look struct {
	// Ring is how the ring goes on, Anew that it differs: its next key is
	// among those that were lacking, and waits anew.
	Ring Ring
	Anew bool
	// Lacks are the keys of the ring that are not served.
	Lacks []Key
	// Back are revoked keys that are served again.
	Back []Tombstone
	// Until is until when whoever has fetched the wrong set may use it.
	Until time.Time
}

// Look holds a ring against the set that is served at a time, nil for none.
// Somebody may have put back an older one, or the ring's was never there. It
// is for a change to begin with, one that puts the right set in its place.
//
// A next key that is lacking counts as published from then on, so that
// whoever has fetched the wrong set has thrown it away before the key signs.
// That is as much as can be known: a set that came and went between two looks
// has never been there, and a key that signs already cannot be called back.
func (r Ring) Look(now time.Time, served *inspect.KeySet) (Look, error) {
	look := Look{Ring: r, Until: later(ceil(now).Add(r.Policy.CacheTTL), r.CachesUntil)}
	if served == nil {
		served = inspect.NewKeySet()
	}
	for i, k := range r.Keys {
		if serves(served, k) {
			continue
		}
		look.Lacks = append(look.Lacks, k)
		if k.State != Next {
			continue
		}
		if err := r.checkClock(now); err != nil {
			return Look{Ring: r}, err
		}
		if at := ceil(now); at.After(k.Published) {
			look.Ring, look.Anew = look.Ring.clone(), true
			look.Ring.publishedAt(i, at)
			look.Ring.Changed = now.Truncate(time.Second).UTC()
		}
	}
	for _, t := range r.Removed {
		if t.Revoked && len(served.ByID(t.ID)) > 0 {
			look.Back = append(look.Back, t)
		}
	}
	return look, nil
}

// serves reports that a set has a key, and not another one with its ID.
func serves(set *inspect.KeySet, k Key) bool {
	return slices.ContainsFunc(set.ByID(k.ID), func(other *inspect.Key) bool { return other.Thumbprint() == k.Material.Thumbprint() })
}

// publishedAt counts a next key as published from a whole second on.
func (r *Ring) publishedAt(i int, at time.Time) {
	k := &r.Keys[i]
	k.Published = at
	k.SignsFrom = later(k.SignsFrom, at.Add(r.Policy.CacheTTL))
}
