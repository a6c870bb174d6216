package keyring_test

import (
	"errors"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

func single(k *inspect.Key) func() (*inspect.Key, error) {
	return func() (*inspect.Key, error) { return k, nil }
}

// TestRevokeTheOnlyKey makes another, which not every verifier knows yet.
func TestRevokeTheOnlyKey(t *testing.T) {
	r := newRing(t, policy)
	id := r.Keys[0].ID
	out, v, err := keyring.Revoke(r, start, id, newKey)
	must(t, err)
	want := keyring.Revocation{ID: id, Was: keyring.Active, TokensUntil: start.Add(policy.TokenLifetime + policy.Skew),
		TrustedUntil: start.Add(policy.CacheTTL), Replacement: out.Keys[0].ID, Made: true, KnownFrom: start.Add(policy.CacheTTL)}
	if v != want || states(out) != "active " || !out.Removed[0].Revoked {
		t.Errorf("%s: %+v, want %+v", states(out), v, want)
	}
	if k, _ := out.Active(); !k.SignsFrom.Equal(start) {
		t.Errorf("the new key signs from %s", k.SignsFrom)
	}
	again, v, err := keyring.Revoke(out, start, id, noKey)
	if err != nil || v.Was != keyring.Removed || states(again) != "active " {
		t.Errorf("a second time: %+v, %v", v, err)
	}
	if _, _, err := keyring.Revoke(out, start, "other", noKey); !errors.Is(err, keyring.ErrUnknownKey) {
		t.Errorf("another key: %v", err)
	}
}

// TestRevokeWithANextKey takes that, and tells since when it is known.
func TestRevokeWithANextKey(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), 0)
	next, _ := r.Next()
	out, v, err := keyring.Revoke(r, start.Add(time.Minute), r.Keys[0].ID, noKey)
	must(t, err)
	if v.Replacement != next.ID || v.Made || !v.KnownFrom.Equal(next.SignsFrom) || states(out) != "active " {
		t.Errorf("%s: %+v", states(out), v)
	}
	out, v, err = keyring.Revoke(r, start, next.ID, noKey)
	must(t, err)
	if v.Was != keyring.Next || !v.TokensUntil.IsZero() || v.Replacement != "" || states(out) != "active " {
		t.Errorf("the next key itself: %s: %+v", states(out), v)
	}
}

func TestRevokeARetiringKey(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), 0)
	r, _ = carryOn(t, r, policy.CacheTTL)
	out, v, err := keyring.Revoke(r, start.Add(time.Hour), r.Keys[0].ID, noKey)
	must(t, err)
	if v.Was != keyring.Retiring || !v.TokensUntil.Equal(start.Add(policy.CacheTTL+policy.TokenLifetime+policy.Skew)) || states(out) != "active " {
		t.Errorf("%s: %+v", states(out), v)
	}
}

// TestRevokeWithoutRandomness changes nothing.
func TestRevokeWithoutRandomness(t *testing.T) {
	r := newRing(t, policy)
	out, _, err := keyring.Revoke(r, start, r.Keys[0].ID, noKey)
	if err == nil || states(out) != "active " || out.Keys[0].ID != r.Keys[0].ID {
		t.Errorf("%s, %v", states(out), err)
	}
}
