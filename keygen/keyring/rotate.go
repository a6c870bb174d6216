package keyring

import (
	"errors"
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// A ClockError is a clock that stands before the ring's last change. Going on
// would take a key out of use before its time.
type ClockError struct{ Now, Changed time.Time }

// Error says by how much.
func (e *ClockError) Error() string {
	return fmt.Sprintf("the clock says %s, but the ring was changed at %s: has the clock run backwards?",
		e.Now.UTC().Format(time.RFC3339), e.Changed.UTC().Format(time.RFC3339))
}

// Hint says what to do about it.
func (e *ClockError) Hint() string { return "set the clock, or wait until it has caught up" }

// A Change is what happened to one key.
type Change struct {
	ID string
	To State
	// Until is, for a Next key, when it may sign; for a Retiring one, until
	// when it stays published.
	Until time.Time
}

// A Request is what a rotation is to reach.
type Request struct {
	Policy Policy
	// IfDue begins a rotation only if the active key has signed for the
	// policy's period. Without it one begins unless one is under way: until
	// the retiring key of the last one is removed.
	IfDue bool
	// NewKey makes the next key. It is called at most once, and only if there
	// is need for one.
	NewKey func() (*inspect.Key, error)
}

// New makes a ring of one key, which signs at once: no verifier can have
// cached a set without it.
func New(now time.Time, p Policy, key *inspect.Key) (Ring, error) {
	if err := p.Check(); err != nil {
		return Ring{}, err
	}
	if err := (Ring{}).checkClock(now); err != nil {
		return Ring{}, err
	}
	at := ceil(now)
	r := Ring{Policy: p, Changed: now.Truncate(time.Second).UTC()}
	err := r.add(key, Key{State: Active, Published: at, SignsFrom: at, AcceptedFor: p.acceptedFor()})
	return r, err
}

// Rotate brings a ring to where it should be at a time: it removes keys that
// no live token needs, announces a next key where a rotation is asked for or
// due, and lets it sign as soon as every verifier can know it. Where all is
// so already it changes nothing, and changes is empty.
func Rotate(r Ring, now time.Time, q Request) (rotated Ring, changes []Change, err error) {
	if err := r.checkClock(now); err != nil {
		return r, nil, err
	}
	if err := q.Policy.Check(); err != nil {
		return r, nil, err
	}
	out := r.clone()
	out.adopt(now, q.Policy)
	changes = out.prune(now)
	if out.begins(now, q.IfDue) {
		key, err := q.NewKey()
		if err != nil {
			return r, nil, err
		}
		change, err := out.announce(now, key)
		if err != nil {
			return r, nil, err
		}
		changes = append(changes, change)
	}
	changes = append(changes, out.promote(now)...)
	if len(changes) > 0 || q.Policy != r.Policy {
		out.Changed = now.Truncate(time.Second).UTC()
	}
	return out, changes, nil
}

// checkClock refuses to act before the ring's last change, or at a time from
// which others would follow that no ring can hold.
func (r Ring) checkClock(now time.Time) error {
	if now.Before(r.Changed) {
		return &ClockError{now, r.Changed}
	}
	if !writable(now) || !writable(now.Add(maxAccepted+maxSpan)) {
		return fmt.Errorf("the clock says %s, which cannot be right", now.UTC().Format(time.RFC3339))
	}
	return nil
}

// writable reports a time that a ring can hold.
func writable(t time.Time) bool { return 1970 <= t.Year() && t.Year() <= 9000 }

// prune removes the keys whose last token has died.
func (r *Ring) prune(now time.Time) (changes []Change) {
	for i := 0; i < len(r.Keys); {
		if k := r.Keys[i]; k.State == Retiring && !now.Before(k.PublishedUntil) {
			r.bury(i, now, false)
			changes = append(changes, Change{ID: k.ID, To: Removed})
			continue
		}
		i++
	}
	return changes
}

// maxTombstones bounds what is remembered of keys that are gone; the oldest
// are forgotten. IDs are thumbprints, which do not come again by chance.
const maxTombstones = 1000

// bury removes a key and remembers its ID.
func (r *Ring) bury(i int, now time.Time, revoked bool) {
	k := r.Keys[i]
	r.Keys = append(r.Keys[:i:i], r.Keys[i+1:]...)
	r.Removed = append(r.Removed, Tombstone{k.ID, k.Algorithm, ceil(now), revoked})
	if n := len(r.Removed); n > maxTombstones {
		r.Removed = r.Removed[n-maxTombstones:]
	}
}

// begins reports whether a next key is to be announced now.
func (r *Ring) begins(now time.Time, ifDue bool) bool {
	if r.index(Next) >= 0 {
		return false
	}
	if due, ok := r.Due(); ok && !now.Before(due) {
		return true
	}
	return !ifDue && r.index(Retiring) < 0
}

// Due says when the next rotation is to begin: so early that the new key can
// sign when the period is over. ok is false where no period is set or a
// rotation has begun.
func (r Ring) Due() (at time.Time, ok bool) {
	k, ok := r.Active()
	if !ok || r.Policy.Every == 0 || r.index(Next) >= 0 {
		return time.Time{}, false
	}
	return k.SignsFrom.Add(r.Policy.Every - r.Policy.CacheTTL), true
}

// announce adds a next key.
func (r *Ring) announce(now time.Time, key *inspect.Key) (Change, error) {
	at := ceil(now)
	k := Key{State: Next, Published: at, SignsFrom: later(at.Add(r.Policy.CacheTTL), r.CachesUntil)}
	err := r.add(key, k)
	return Change{ID: key.ID, To: Next, Until: k.SignsFrom}, err
}

// add puts a key into the ring under an ID that was never used in it.
func (r *Ring) add(key *inspect.Key, k Key) error {
	if key.ID == "" {
		return errors.New("a key without an ID cannot join a ring")
	}
	if r.knows(key.ID) {
		return fmt.Errorf("the key ID %.60q is or was in use in this ring", key.ID)
	}
	if len(r.Keys) >= maxKeys {
		return fmt.Errorf("the ring has %d keys already, as many as it can: rotate less often, or let tokens live shorter", len(r.Keys))
	}
	k.ID, k.Algorithm, k.Material = key.ID, key.Algorithm, key
	r.Keys = append(r.Keys, k)
	return nil
}

// promote lets the next key sign if every verifier knows it by now.
func (r *Ring) promote(now time.Time) []Change {
	i := r.index(Next)
	if i < 0 || now.Before(r.Keys[i].SignsFrom) {
		return nil
	}
	changes := r.retire(now)
	r.activate(i, now)
	return append(changes, Change{ID: r.Keys[i].ID, To: Active})
}

// activate lets a key sign from now on.
func (r *Ring) activate(i int, now time.Time) {
	k := &r.Keys[i]
	k.State, k.SignsFrom, k.AcceptedFor = Active, now.Truncate(time.Second).UTC(), r.Policy.acceptedFor()
}

// retire ends the active key's time as a signer. It loses its private part:
// what signs no more cannot be stolen.
func (r *Ring) retire(now time.Time) []Change {
	var changes []Change
	for i := range r.Keys {
		if k := &r.Keys[i]; k.State == Active {
			k.State, k.SignedUntil = Retiring, ceil(now)
			k.PublishedUntil = r.Policy.publishedUntil(*k)
			k.Material = publicHalf(k.Material)
			changes = append(changes, Change{ID: k.ID, To: Retiring, Until: k.PublishedUntil})
		}
	}
	return changes
}
