package keyring

import (
	"fmt"
	"time"
)

// The policy of a ring for which nothing else was said. The lifetime and the
// cache time are longer than most issuers need: too long a wait breaks
// nothing.
const (
	DefaultTokenLifetime = 24 * time.Hour
	DefaultCacheTTL      = time.Hour
	DefaultSkew          = time.Minute
)

// year is long enough for a bound.
const year = 365 * 24 * time.Hour

// maxSpan bounds every duration of a policy, and maxAccepted the sum of two,
// so that times stay times and what is written can be read again: a
// time.Duration ends at 292 years.
const (
	maxSpan     = 50 * year
	maxAccepted = 2 * maxSpan
)

// A Policy is what the law of a ring depends on, in whole seconds.
type Policy struct {
	// TokenLifetime is the longest life of a token, exp minus the moment of
	// its signature.
	TokenLifetime time.Duration
	// CacheTTL is the longest time for which a verifier uses a published set
	// without looking again, on its way through every cache.
	CacheTTL time.Duration
	// Skew is the clock difference that verifiers tolerate.
	Skew time.Duration
	// Every is how long a key signs before the next one does; 0 leaves that
	// to whoever asks for a rotation.
	Every time.Duration
}

// DefaultPolicy is the policy where nothing else was said.
func DefaultPolicy() Policy {
	return Policy{TokenLifetime: DefaultTokenLifetime, CacheTTL: DefaultCacheTTL, Skew: DefaultSkew}
}

// Check says what is wrong with a policy, in a line that names the duration.
func (p Policy) Check() error {
	for _, d := range []struct {
		name  string
		value time.Duration
		least time.Duration
	}{{"longest token lifetime", p.TokenLifetime, time.Second}, {"cache time", p.CacheTTL, 0}, {"clock skew", p.Skew, 0}, {"rotation period", p.Every, 0}} {
		switch {
		case d.value < d.least || d.value > maxSpan:
			return fmt.Errorf("the %s is %s, out of range", d.name, d.value)
		case d.value%time.Second != 0:
			return fmt.Errorf("the %s is %s, no whole number of seconds", d.name, d.value)
		}
	}
	if p.Every != 0 && p.Every <= p.CacheTTL {
		return fmt.Errorf("the rotation period of %s is not longer than the cache time of %s: a new key could not be announced in time", p.Every, p.CacheTTL)
	}
	return nil
}

// acceptedFor is for how long a token is accepted after its signature.
func (p Policy) acceptedFor() time.Duration { return p.TokenLifetime + p.Skew }

// publishedUntil is until when a key stays published after its last signature.
func (p Policy) publishedUntil(k Key) time.Time { return k.SignedUntil.Add(k.AcceptedFor + p.CacheTTL) }

// adopt makes a policy the ring's own. What the earlier one promised still
// holds: a wait that has begun grows and never shrinks.
func (r *Ring) adopt(now time.Time, p Policy) {
	if p.CacheTTL < r.Policy.CacheTTL {
		r.CachesUntil = later(r.CachesUntil, ceil(now).Add(r.Policy.CacheTTL))
	}
	r.Policy = p
	for i := range r.Keys {
		k := &r.Keys[i]
		switch k.State {
		case Next:
			k.SignsFrom = later(k.SignsFrom, k.Published.Add(p.CacheTTL))
		case Active:
			k.AcceptedFor = max(k.AcceptedFor, p.acceptedFor())
		case Retiring:
			k.PublishedUntil = later(k.PublishedUntil, p.publishedUntil(*k))
		}
	}
}
