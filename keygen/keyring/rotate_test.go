package keyring_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// TestALife follows a key from its announcement to its end, and runs every
// step twice: the second run finds nothing to do.
func TestALife(t *testing.T) {
	r := newRing(t, policy)
	const cache, overlap = 10 * time.Minute, time.Hour + 10*time.Minute + time.Minute
	for _, step := range []struct {
		after  time.Duration
		begin  bool
		states string
	}{
		{0, false, "active "},
		{time.Minute, true, "active next "},
		{time.Minute + cache - time.Second, true, "active next "},
		{time.Minute + cache, true, "retiring active "},
		{time.Minute + cache + overlap - time.Second, true, "retiring active "},
		{time.Minute + cache + overlap, false, "active "},
		{time.Minute + cache + overlap, true, "active next "},
	} {
		run := carryOn
		if step.begin {
			run = rotate
		}
		once, _ := run(t, r, step.after)
		if got := states(once); got != step.states {
			t.Fatalf("after %s: %s, want %s", step.after, got, step.states)
		}
		twice, changes := run(t, once, step.after)
		if len(changes) > 0 || !reflect.DeepEqual(once, twice) {
			t.Fatalf("after %s a second run changes %v", step.after, changes)
		}
		r = once
	}
	if len(r.Removed) != 1 || r.Removed[0].Revoked {
		t.Errorf("removed: %v", r.Removed)
	}
}

// TestPeriod lets a cron job run every hour for a year.
func TestPeriod(t *testing.T) {
	p := policy
	p.Every = 90 * 24 * time.Hour
	r := newRing(t, p)
	var begun []time.Time
	for hour := range 365 * 24 {
		var changes []keyring.Change
		r, changes = carryOn(t, r, time.Duration(hour)*time.Hour)
		for _, c := range changes {
			if c.To == keyring.Active {
				begun = append(begun, start.Add(time.Duration(hour)*time.Hour))
			}
		}
	}
	if len(begun) != 4 {
		t.Fatalf("rotated at %v", begun)
	}
	for i := 1; i < len(begun); i++ {
		if d := begun[i].Sub(begun[i-1]); d < p.Every || d > p.Every+2*time.Hour {
			t.Errorf("a key signed for %s", d)
		}
	}
}

func TestIfDueBeginsNothingWithoutAPeriod(t *testing.T) {
	r := newRing(t, policy)
	out, changes, err := keyring.Rotate(r, start.Add(10000*time.Hour), keyring.Request{Policy: policy, IfDue: true, NewKey: noKey})
	if err != nil || len(changes) > 0 || !reflect.DeepEqual(out, r) {
		t.Errorf("%v, %v", changes, err)
	}
}

// TestAPromiseOutlivesItsPolicy shortens and lengthens the policy while keys
// wait.
func TestAPromiseOutlivesItsPolicy(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), 0)
	shorter := keyring.Policy{TokenLifetime: time.Minute, CacheTTL: time.Minute}
	longer := keyring.Policy{TokenLifetime: time.Minute, CacheTTL: time.Hour}
	apply := func(r keyring.Ring, after time.Duration, p keyring.Policy) keyring.Ring {
		out, _, err := keyring.Rotate(r, start.Add(after), keyring.Request{Policy: p, IfDue: true, NewKey: noKey})
		must(t, err)
		return out
	}
	r = apply(r, time.Second, shorter)
	if k, _ := r.Next(); !k.SignsFrom.Equal(start.Add(policy.CacheTTL)) {
		t.Errorf("a shorter cache time lets the next key sign at %s", k.SignsFrom)
	}
	r = apply(r, 2*time.Second, longer)
	if k, _ := r.Next(); !k.SignsFrom.Equal(start.Add(longer.CacheTTL)) {
		t.Errorf("a longer cache time lets the next key sign at %s", k.SignsFrom)
	}
	r = apply(r, longer.CacheTTL, longer)
	if k := r.Keys[0]; k.State != keyring.Retiring || k.PublishedUntil.Sub(k.SignedUntil) != policy.TokenLifetime+policy.Skew+longer.CacheTTL {
		t.Errorf("the retired key, whose tokens live for %s, stays published for %s", policy.TokenLifetime, k.PublishedUntil.Sub(k.SignedUntil))
	}
}

// TestCachesOfAnEarlierPolicy announces a key right after the cache time got
// shorter: sets that were fetched before live on.
func TestCachesOfAnEarlierPolicy(t *testing.T) {
	shorter := policy
	shorter.CacheTTL = time.Minute
	r, _, err := keyring.Rotate(newRing(t, policy), start, keyring.Request{Policy: shorter, NewKey: newKey})
	must(t, err)
	if k, _ := r.Next(); !k.SignsFrom.Equal(start.Add(policy.CacheTTL)) {
		t.Errorf("the next key signs at %s", k.SignsFrom)
	}
}

// TestFractions rounds so that the law holds with a second to spare.
func TestFractions(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), 100*time.Millisecond)
	if k, _ := r.Next(); !k.SignsFrom.Equal(start.Add(policy.CacheTTL + time.Second)) {
		t.Errorf("signs from %s", k.SignsFrom)
	}
	if again, changes := rotate(t, r, 50*time.Millisecond); len(changes) > 0 || states(again) != "active next " {
		t.Errorf("a moment earlier within the same second: %v", changes)
	}
}

func TestTheClockRunsBackwards(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), time.Hour)
	var clock *keyring.ClockError
	_, _, err := keyring.Rotate(r, start, keyring.Request{Policy: policy, NewKey: noKey})
	if !errors.As(err, &clock) || !strings.Contains(err.Error(), "2026-01-02T03:04:05Z") || clock.Hint() == "" {
		t.Errorf("Rotate: %v", err)
	}
	if _, _, err = keyring.Revoke(r, start, r.Keys[0].ID, noKey); !errors.As(err, &clock) {
		t.Errorf("Revoke: %v", err)
	}
	if _, _, err = keyring.Mend(r, start, noKey); !errors.As(err, &clock) {
		t.Errorf("Mend: %v", err)
	}
}

func TestNoIDTwice(t *testing.T) {
	r := newRing(t, policy)
	r, _ = rotate(t, r, 0)
	r, _ = carryOn(t, r, policy.CacheTTL)
	gone := *r.Keys[0].Material
	r, _ = carryOn(t, r, 100*time.Hour)
	for _, again := range []string{gone.ID, r.Keys[0].ID, ""} {
		key, err := newKey()
		must(t, err)
		key.ID = again
		if _, _, err := keyring.Rotate(r, start.Add(100*time.Hour), keyring.Request{Policy: policy, NewKey: single(key)}); err == nil {
			t.Errorf("the ID %q was taken", again)
		}
	}
}

func TestBadPolicies(t *testing.T) {
	for _, p := range []keyring.Policy{
		{},
		{TokenLifetime: -time.Second},
		{TokenLifetime: time.Hour, CacheTTL: -1},
		{TokenLifetime: time.Hour, Skew: 1500 * time.Millisecond},
		{TokenLifetime: time.Hour, CacheTTL: time.Hour, Every: time.Hour},
		{TokenLifetime: 51 * 365 * 24 * time.Hour},
	} {
		if p.Check() == nil {
			t.Errorf("%v is a policy", p)
		}
		if _, _, err := keyring.Rotate(newRing(t, policy), start, keyring.Request{Policy: p, NewKey: noKey}); err == nil {
			t.Errorf("rotated by %v", p)
		}
	}
}

// TestWhatIsWrittenIsRead goes to the limits: a ring that could not be read
// again would be lost.
func TestWhatIsWrittenIsRead(t *testing.T) {
	const most = 50 * 365 * 24 * time.Hour
	r := newRing(t, keyring.Policy{TokenLifetime: most, CacheTTL: most, Skew: most})
	r, _ = rotate(t, r, 0)
	r, _ = rotate(t, r, most)
	if k := r.Keys[0]; !k.PublishedUntil.Equal(start.Add(most).Add(most).Add(most).Add(most)) {
		t.Errorf("published until %s", k.PublishedUntil)
	}
	if _, err := keyring.Read([]byte(marshal(t, r))); err != nil {
		t.Error(err)
	}
	key, err := newKey()
	must(t, err)
	for _, now := range []time.Time{{}, time.Unix(-1, 0), time.Date(8950, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if _, err := keyring.New(now, policy, key); err == nil {
			t.Errorf("a ring of the year %d", now.Year())
		}
		if _, _, err := keyring.Rotate(r, now, keyring.Request{Policy: r.Policy, NewKey: noKey}); err == nil {
			t.Errorf("rotated in the year %d", now.Year())
		}
	}
}

// TestTooManyKeys stops before a ring has more keys than are read.
func TestTooManyKeys(t *testing.T) {
	r := newRing(t, policy)
	for i := range 999 {
		k := r.Keys[0]
		k.ID, k.State, k.SignedUntil, k.PublishedUntil = fmt.Sprint("k", i), keyring.Retiring, start, start.Add(100*time.Hour)
		r.Keys = append(r.Keys, k)
	}
	p := policy
	p.Every = time.Hour
	if _, _, err := keyring.Rotate(r, start.Add(time.Hour), keyring.Request{Policy: p, IfDue: true, NewKey: newKey}); err == nil {
		t.Error("a key too many joins the ring")
	}
}

func TestOutlook(t *testing.T) {
	p := policy
	p.Every = 24 * time.Hour
	r := newRing(t, p)
	if e := r.Outlook(); len(e) != 1 || e[0].To != keyring.Next || !e[0].At.Equal(start.Add(p.Every-p.CacheTTL)) {
		t.Errorf("at first: %v", e)
	}
	r, _ = rotate(t, r, 0)
	e := r.Outlook()
	if len(e) != 3 || e[0].To != keyring.Active || e[1].To != keyring.Retiring || e[2].To != keyring.Removed {
		t.Fatalf("after the announcement: %v", e)
	}
	r, _ = carryOn(t, r, e[0].At.Sub(start))
	if k := r.Keys[0]; !k.PublishedUntil.Equal(e[2].At) || !k.SignedUntil.Equal(e[1].At) {
		t.Errorf("the outlook said %v, it came as %v", e, k)
	}
}
