package audit

import (
	"math/rand/v2"
	"testing"
)

// TestRecent holds what is remembered against a map and a list of the keys in
// their order, beyond the point where the first are forgotten.
func TestRecent(t *testing.T) {
	var r recent
	type seen struct {
		input uint64
		index int
	}
	known, order := map[digest]seen{}, []digest(nil)
	rng := rand.New(rand.NewPCG(1, 2))
	for i := range 3 * maxRemembered {
		key := digest{uint64(rng.IntN(2*maxRemembered))*2 + 1, uint64(rng.IntN(2))}
		input := uint64(rng.IntN(2))
		got := r.meet(key, input, &Location{Input: "a", Index: i})
		old, met := known[key]
		if want := met && old.input != input; (got != nil) != want || want && got.Index != old.index {
			t.Fatalf("after %d: met %v, want that of %v (%v)", i, got, old, want)
		}
		if met {
			continue
		}
		known[key], order = seen{input, i}, append(order, key)
		if len(order) > maxRemembered {
			delete(known, order[0])
			order = order[1:]
		}
	}
	if len(order) != maxRemembered {
		t.Errorf("%d remembered; nothing was forgotten", len(order))
	}
}
