package keyring

import (
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// Mend settles which key of a ring signs, where [Examine] found only mendable
// faults. Of several active keys the one stays that began last, and the
// others retire; of several next keys the one that was published first stays,
// and the others, which never signed, are removed. Where no key is active the
// next one signs, or a new one.
func Mend(r Ring, now time.Time, newKey func() (*inspect.Key, error)) (Ring, []Change, error) {
	if err := r.checkClock(now); err != nil {
		return r, nil, err
	}
	out := r.clone()
	changes := append(out.oneActive(now), out.oneNext(now)...)
	if out.index(Active) < 0 {
		var v Revocation
		if err := out.replace(now, &v, newKey); err != nil {
			return r, nil, err
		}
		changes = append(changes, Change{ID: v.Replacement, To: Active})
	}
	if len(changes) > 0 {
		out.Changed = now.Truncate(time.Second).UTC()
	}
	return out, changes, nil
}

// oneActive retires all active keys but the one that began last.
func (r *Ring) oneActive(now time.Time) []Change {
	stays := -1
	for i, k := range r.Keys {
		if k.State == Active && (stays < 0 || k.SignsFrom.After(r.Keys[stays].SignsFrom)) {
			stays = i
		}
	}
	if stays < 0 {
		return nil
	}
	r.Keys[stays].State = Next // not for anybody to see: retire takes all that are active
	changes := r.retire(now)
	r.Keys[stays].State = Active
	return changes
}

// oneNext removes all next keys but the one that was published first.
func (r *Ring) oneNext(now time.Time) (changes []Change) {
	stays := -1
	for i, k := range r.Keys {
		if k.State == Next && (stays < 0 || k.Published.Before(r.Keys[stays].Published)) {
			stays = i
		}
	}
	for i := len(r.Keys) - 1; i >= 0; i-- {
		if k := r.Keys[i]; k.State == Next && i != stays {
			r.bury(i, now, true)
			changes = append(changes, Change{ID: k.ID, To: Removed})
		}
	}
	return changes
}
