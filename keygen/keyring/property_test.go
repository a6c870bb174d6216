package keyring_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"pgregory.net/rapid"
)

// TestRotationIsSound drives rings through any mixture of rotations, policy
// changes, waits and revocations, beside verifiers that cache the published
// set for as long as they may, somebody who puts older sets back in its place
// or takes it away, and runs that are killed between the set and the ring.
// What the package promises must hold at every moment, as far as it can be
// known: two things excuse a verifier that does not know a live token's key.
// The set that it fetched lacked a key that was signing already; or that set
// came and went between two runs, of which each looks once.
// `.ci/run` asks for 100,000 sequences; -rapid.checks says how many.
func TestRotationIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		for range rapid.IntRange(1, 24).Draw(t, "steps") {
			w.step(t)
		}
	})
}

// world is a ring among its verifiers.
type world struct {
	ring   keyring.Ring
	now    time.Time
	made   int                  // keys made so far
	used   map[string]bool      // key IDs that were ever in the ring
	file   map[string]bool      // the key IDs in the public file
	older  []map[string]bool    // and those that were in it before
	sets   []fetched            // sets that a verifier may still use
	tokens []issued             // tokens that are alive
	forgot map[string]time.Time // revoked keys: what they signed is lost
}

// fetched is a set of key IDs that was published up to a moment and may be
// used until another. Nobody is to blame for what it lacks of the excused.
type fetched struct {
	ids, excused map[string]bool
	until        time.Time
}

// issued is a token: who signed it, and until when verifiers accept it.
type issued struct {
	kid   string
	until time.Time
}

func newWorld(t *rapid.T) *world {
	w := &world{now: start, used: map[string]bool{}, forgot: map[string]time.Time{}}
	key, _ := w.key()
	r, err := keyring.New(w.now, drawPolicy(t), key)
	if err != nil {
		t.Fatal(err)
	}
	w.accept(t, r)
	return w
}

// key makes a stand-in: the law does not depend on what is inside.
func (w *world) key() (*inspect.Key, error) {
	w.made++
	return &inspect.Key{ID: fmt.Sprintf("k%d", w.made), Algorithm: "ES256", Private: w.made}, nil
}

func drawPolicy(t *rapid.T) keyring.Policy {
	n := rapid.IntRange(0, 1<<16-1).Draw(t, "policy")
	p := keyring.Policy{TokenLifetime: time.Duration(1+n%16) * time.Second, CacheTTL: time.Duration(n>>4%16) * time.Second,
		Skew: time.Duration(n>>8%4) * time.Second}
	if n>>12%4 == 0 {
		p.Every = p.CacheTTL + time.Duration(1+n>>10%32)*time.Second
	}
	return p
}

// step lets some time pass and does one thing.
func (w *world) step(t *rapid.T) {
	n := rapid.IntRange(0, 1<<16-1).Draw(t, "step")
	w.pass(t, time.Duration(n%64)*500*time.Millisecond)
	policy := w.ring.Policy
	switch n >> 6 % 16 {
	case 0:
		w.look(t)
		w.revoke(t, n>>10)
		return
	case 1:
		w.backwards(t)
		return
	case 2, 3:
		policy = drawPolicy(t)
	case 4, 5:
		w.tamper(n >> 10)
		return
	case 6:
		w.look(t)
		if n>>15 == 0 { // or else killed when the ring was written
			w.accept(t, w.ring)
		}
		return
	}
	w.look(t)
	request := keyring.Request{Policy: policy, IfDue: n>>13&1 == 0, NewKey: w.key}
	once, changes, err := keyring.Rotate(w.ring, w.now, request)
	if err != nil {
		t.Fatal(err)
	}
	request.NewKey = func() (*inspect.Key, error) {
		t.Fatalf("after %v a second run would begin again", changes)
		return nil, nil
	}
	if _, changes, err := keyring.Rotate(once, w.now, request); err != nil || len(changes) > 0 {
		t.Fatalf("a second run changes %v, %v", changes, err)
	}
	if n>>14 == 3 { // killed when the public file was written
		w.publish(once)
		return
	}
	w.accept(t, once)
	if look, err := w.ring.Look(w.now, w.served()); err != nil || look.Anew || len(look.Lacks) > 0 {
		t.Fatalf("the set that was published lacks %v, %v", look.Lacks, err)
	}
}

// look begins a run.
func (w *world) look(t *rapid.T) {
	look, err := w.ring.Look(w.now, w.served())
	if err != nil {
		t.Fatal(err)
	}
	w.ring = look.Ring
}

// served is the public file as it can be read.
func (w *world) served() *inspect.KeySet {
	var keys []*inspect.Key
	for id := range w.file {
		keys = append(keys, &inspect.Key{ID: id})
	}
	return inspect.NewKeySet(keys...)
}

// tamper puts an older file back, or takes it away. A key that it brings back
// was lacking only between two looks, which nobody can know.
func (w *world) tamper(n int) {
	w.fetch(w.ring.Policy.CacheTTL)
	file := map[string]bool{}
	if n %= len(w.older) + 1; n > 0 {
		file = w.older[len(w.older)-n]
	}
	for id := range file {
		for _, set := range w.sets {
			if !w.file[id] && !set.ids[id] {
				set.excused[id] = true
			}
		}
	}
	w.older = append(w.older, w.file)
	w.file = file
	w.fetch(w.ring.Policy.CacheTTL)
}

// accept takes a new ring, holds what must be so of every ring, and lets a
// verifier fetch it and the issuer sign with it.
func (w *world) accept(t *rapid.T, r keyring.Ring) {
	active := 0
	for _, k := range r.Keys {
		if before := w.ring.Keys; !has(before, k.ID) && w.used[k.ID] {
			t.Fatalf("%s comes again", k.ID)
		}
		w.used[k.ID] = true
		if k.State == keyring.Active {
			active++
		}
		if signs := k.State != keyring.Retiring; signs != (k.Material.Private != nil) {
			t.Fatalf("%s is %s, and its private part is there: %t", k.ID, k.State, !signs)
		}
	}
	if active != 1 {
		t.Fatalf("%d keys are active", active)
	}
	w.publish(r)
	w.ring = r
	w.fetch(r.Policy.CacheTTL)
	w.sign()
}

// publish puts a ring's keys into the public file. Who fetched the one before
// keeps it from this moment, the last at which it was there, for the time that
// the old policy gives.
func (w *world) publish(r keyring.Ring) {
	w.fetch(w.ring.Policy.CacheTTL)
	w.older = append(w.older, w.file)
	w.file = map[string]bool{}
	for _, k := range r.Keys {
		w.file[k.ID] = true
	}
	w.fetch(w.ring.Policy.CacheTTL)
}

func has(keys []keyring.Key, id string) bool {
	for _, k := range keys {
		if k.ID == id {
			return true
		}
	}
	return false
}

func (w *world) fetch(ttl time.Duration) {
	excused := map[string]bool{}
	for _, k := range w.ring.Keys {
		if k.State != keyring.Next && !w.file[k.ID] {
			excused[k.ID] = true
		}
	}
	w.sets = append(w.sets, fetched{w.file, excused, w.now.Add(ttl)})
}

// sign issues the token that lives longest.
func (w *world) sign() {
	if k, ok := w.ring.Active(); ok {
		w.tokens = append(w.tokens, issued{k.ID, w.now.Add(w.ring.Policy.TokenLifetime + w.ring.Policy.Skew)})
	}
}

// pass lets time go by: the issuer signs to the last moment, and every
// verifier with a set it may still use must know every live token's key.
func (w *world) pass(t *rapid.T, d time.Duration) {
	w.now = w.now.Add(d)
	w.sets = keep(w.sets, func(s fetched) bool { return w.now.Before(s.until) })
	w.tokens = keep(w.tokens, func(k issued) bool { return w.now.Before(k.until) })
	w.fetch(w.ring.Policy.CacheTTL)
	w.sign()
	for _, token := range w.tokens {
		if _, lost := w.forgot[token.kid]; lost {
			continue
		}
		for _, set := range w.sets {
			if !set.ids[token.kid] && !set.excused[token.kid] && w.now.After(w.forgot[""]) {
				t.Fatalf("at %s a verifier with %v meets a live token of %s", w.now, set.ids, token.kid)
			}
		}
	}
}

func keep[T any](list []T, alive func(T) bool) []T {
	kept := list[:0]
	for _, e := range list {
		if alive(e) {
			kept = append(kept, e)
		}
	}
	return kept
}

// revoke takes out any key. Its tokens are lost, and until the replacement is
// known, so are those of the replacement, as the revocation says.
func (w *world) revoke(t *rapid.T, n int) {
	id := w.ring.Keys[n%len(w.ring.Keys)].ID
	r, v, err := keyring.Revoke(w.ring, w.now, id, w.key)
	if err != nil {
		t.Fatal(err)
	}
	if has(r.Keys, id) {
		t.Fatalf("%s is still there", id)
	}
	w.forgot[id] = w.now
	w.forgot[""] = laterOf(w.forgot[""], v.KnownFrom) // nobody is blamed before that
	w.accept(t, r)
}

func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// backwards asks for a rotation before the last change.
func (w *world) backwards(t *rapid.T) {
	before := w.ring.Changed.Add(-time.Second)
	if _, changes, err := keyring.Rotate(w.ring, before, keyring.Request{Policy: w.ring.Policy, NewKey: w.key}); err == nil {
		t.Fatalf("rotated before the last change: %v", changes)
	}
}
