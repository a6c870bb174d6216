package keyring

import (
	"errors"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// ErrUnknownKey is an ID that is not in the ring.
var ErrUnknownKey = errors.New("no such key in the ring")

// A Revocation says what taking a key out at once breaks, and until when.
type Revocation struct {
	ID string
	// Was is the state that the key had. Removed says that nothing was done:
	// the key is gone already.
	Was State
	// TokensUntil is when the last token that the key signed, or could have
	// signed, dies by itself: until then such tokens are refused that would
	// have been good. It is zero for a key that never signed.
	TokensUntil time.Time
	// TrustedUntil is until when a verifier with a cached set goes on trusting
	// the key.
	TrustedUntil time.Time
	// Replacement is the key that signs instead, "" where another signed
	// anyhow, and Made says that it had to be made.
	Replacement string
	Made        bool
	// KnownFrom is when every verifier knows the replacement: before that, one
	// with a cached set refuses its tokens.
	KnownFrom time.Time
}

// Revoke takes a key out of the ring at once, as after a compromise. Where it
// is the active key, the next key signs from now on, or a new one that newKey
// makes. A key that was removed before is no error.
func Revoke(r Ring, now time.Time, id string, newKey func() (*inspect.Key, error)) (Ring, Revocation, error) {
	v := Revocation{ID: id, Was: Removed}
	i := r.find(id)
	if i < 0 {
		if r.knows(id) {
			return r, v, nil
		}
		return r, v, ErrUnknownKey
	}
	if err := r.checkClock(now); err != nil {
		return r, v, err
	}
	out := r.clone()
	k := out.Keys[i]
	at := ceil(now)
	v.Was, v.TrustedUntil = k.State, later(at.Add(r.Policy.CacheTTL), r.CachesUntil)
	switch k.State {
	case Active:
		v.TokensUntil = at.Add(k.AcceptedFor)
	case Retiring:
		v.TokensUntil = k.SignedUntil.Add(k.AcceptedFor)
	}
	out.bury(i, now, true)
	if k.State == Active {
		if err := out.replace(now, &v, newKey); err != nil {
			return r, Revocation{}, err
		}
	}
	out.Changed = now.Truncate(time.Second).UTC()
	return out, v, nil
}

// replace finds the key that signs after the active one was taken out.
func (r *Ring) replace(now time.Time, v *Revocation, newKey func() (*inspect.Key, error)) error {
	i := r.index(Next)
	if i < 0 {
		key, err := newKey()
		if err != nil {
			return err
		}
		if _, err := r.announce(now, key); err != nil {
			return err
		}
		i, v.Made = r.index(Next), true
	}
	v.Replacement, v.KnownFrom = r.Keys[i].ID, r.Keys[i].SignsFrom
	r.activate(i, now)
	return nil
}
