package keyring_test

import (
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

var start = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// policy has three spans that no sum of the others equals.
var policy = keyring.Policy{TokenLifetime: time.Hour, CacheTTL: 10 * time.Minute, Skew: time.Minute}

func newKey() (*inspect.Key, error) {
	return keygen.Generate("Ed25519", keygen.Options{Random: rand.Reader})
}

func noKey() (*inspect.Key, error) { return nil, errors.New("no key is to be made") }

func newRing(t *testing.T, p keyring.Policy) keyring.Ring {
	t.Helper()
	k, err := newKey()
	must(t, err)
	r, err := keyring.New(start, p, k)
	must(t, err)
	return r
}

// rotate rotates at a time after start, whether or not it is due.
func rotate(t *testing.T, r keyring.Ring, after time.Duration) (keyring.Ring, []keyring.Change) {
	t.Helper()
	out, changes, err := keyring.Rotate(r, start.Add(after), keyring.Request{Policy: r.Policy, NewKey: newKey})
	must(t, err)
	return out, changes
}

// carryOn rotates at a time after start only as far as something is due.
func carryOn(t *testing.T, r keyring.Ring, after time.Duration) (keyring.Ring, []keyring.Change) {
	t.Helper()
	out, changes, err := keyring.Rotate(r, start.Add(after), keyring.Request{Policy: r.Policy, NewKey: newKey, IfDue: true})
	must(t, err)
	return out, changes
}

// states are the states of a ring's keys, in their order.
func states(r keyring.Ring) string {
	text := ""
	for _, k := range r.Keys {
		text += string(k.State) + " "
	}
	return text
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
