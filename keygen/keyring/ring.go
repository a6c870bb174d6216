package keyring

import (
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// Version is the format that [Ring.Marshal] writes and the newest that [Read]
// understands.
const Version = 1

// State is how far a key has come in its life.
type State string

// The states of a key, in the order in which it passes through them.
const (
	Next     State = "next"
	Active   State = "active"
	Retiring State = "retiring"
	Removed  State = "removed"
)

// A Key is a key of a ring, with the times by which it lives.
type Key struct {
	// ID is the "kid", Algorithm the "alg" of the key.
	ID, Algorithm string
	// State is never Removed: a removed key is a [Tombstone].
	State State
	// Published is since when verifiers can know the key.
	Published time.Time
	// SignsFrom is when the key began to sign; for a Next key, when it may.
	SignsFrom time.Time
	// SignedUntil is when a Retiring key signed for the last time.
	SignedUntil time.Time
	// PublishedUntil is until when a Retiring key must stay published.
	PublishedUntil time.Time
	// AcceptedFor is the longest time for which verifiers accept a token after
	// the key signed it: its life and their skew, the longest of both for as
	// long as the key has been signing. A Next key has none.
	AcceptedFor time.Duration
	// Material is the key itself; a Retiring key has lost its private part.
	Material *inspect.Key
}

// A Tombstone remembers a key that is gone.
type Tombstone struct {
	ID, Algorithm string
	// At is when the key was removed.
	At time.Time
	// Revoked says that it was removed before its time.
	Revoked bool
}

// A Ring is the keys of one issuer. It is a value: functions that change one
// return another.
type Ring struct {
	Policy Policy
	// PublicFile is where the public keys were published last, as a path from
	// the ring's own directory; "" if that is not known.
	PublicFile string
	// Changed is when the ring was changed last.
	Changed time.Time
	// CachesUntil is until when a verifier may keep a set that it got under
	// an earlier, longer cache time; zero where there was none.
	CachesUntil time.Time
	Keys        []Key
	Removed     []Tombstone

	extra []keygen.Member // members of the set that are not ours, kept as they are
}

// Active returns the key that signs; ok is false only for a ring that [Read]
// would refuse.
func (r Ring) Active() (k Key, ok bool) { return r.in(Active) }

// Next returns the key that is published and will sign.
func (r Ring) Next() (k Key, ok bool) { return r.in(Next) }

func (r Ring) in(s State) (Key, bool) {
	i := r.index(s)
	if i < 0 {
		return Key{}, false
	}
	return r.Keys[i], true
}

func (r Ring) index(s State) int {
	return slices.IndexFunc(r.Keys, func(k Key) bool { return k.State == s })
}

// find returns the index of the key with an ID, or -1.
func (r Ring) find(id string) int {
	return slices.IndexFunc(r.Keys, func(k Key) bool { return k.ID == id })
}

// knows reports an ID that is or was in use.
func (r Ring) knows(id string) bool {
	return r.find(id) >= 0 || slices.ContainsFunc(r.Removed, func(t Tombstone) bool { return t.ID == id })
}

// clone copies what changes would share.
func (r Ring) clone() Ring {
	r.Keys, r.Removed = slices.Clone(r.Keys), slices.Clone(r.Removed)
	return r
}

// ceil rounds a time up to whole seconds.
func ceil(t time.Time) time.Time {
	if whole := t.Truncate(time.Second); whole.Before(t) {
		return whole.Add(time.Second).UTC()
	}
	return t.UTC()
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
