package keyring_test

import (
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// TestMend settles every mixture of too many and too few keys.
func TestMend(t *testing.T) {
	older, younger := newRing(t, policy), newRing(t, policy)
	younger.Keys[0].SignsFrom = start.Add(time.Minute)
	nexts := func(n int) (keys []keyring.Key) {
		for i := range n {
			r, _ := rotate(t, newRing(t, policy), time.Duration(i)*time.Minute)
			k, _ := r.Next()
			keys = append(keys, k)
		}
		return keys
	}
	for _, c := range []struct {
		name, want string
		keys       []keyring.Key
		kind       keyring.FaultKind
	}{
		{"two active", "retiring active ", []keyring.Key{older.Keys[0], younger.Keys[0]}, keyring.ManyActive},
		{"two active and one next", "retiring active next ", append([]keyring.Key{older.Keys[0], younger.Keys[0]}, nexts(1)...), keyring.ManyActive},
		{"two next", "active next ", append([]keyring.Key{older.Keys[0]}, nexts(2)...), keyring.ManyNext},
		{"none active", "active ", nexts(1), keyring.NoActive},
		{"none active, two next", "active ", nexts(2), keyring.NoActive},
	} {
		r := older
		r.Keys = c.keys
		read, faults := keyring.Examine([]byte(marshal(t, r)))
		if len(faults) == 0 || faults[0].Kind != c.kind || !faults[0].Mendable() {
			t.Fatalf("%s: faults %v", c.name, faults)
		}
		out, changes, err := keyring.Mend(read, start.Add(time.Hour), noKey)
		must(t, err)
		if states(out) != c.want || len(changes) == 0 {
			t.Errorf("%s: %s, want %s (%v)", c.name, states(out), c.want, changes)
		}
		if _, err := keyring.Read([]byte(marshal(t, out))); err != nil {
			t.Errorf("%s: the mended ring has a fault: %v", c.name, err)
		}
		if _, changes, err := keyring.Mend(out, start.Add(time.Hour), noKey); err != nil || len(changes) > 0 {
			t.Errorf("%s: mending twice changes %v, %v", c.name, changes, err)
		}
	}
}

// TestMendWithNothingLeft makes a key.
func TestMendWithNothingLeft(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), 0)
	r, _ = carryOn(t, r, policy.CacheTTL)
	r.Keys = r.Keys[:1]
	out, _, err := keyring.Mend(r, start.Add(time.Hour), newKey)
	must(t, err)
	if states(out) != "retiring active " {
		t.Errorf("states %s", states(out))
	}
	if _, _, err := keyring.Mend(r, start.Add(time.Hour), noKey); err == nil {
		t.Error("mended without a key")
	}
}
