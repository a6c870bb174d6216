package audit

import (
	"fmt"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"pgregory.net/rapid"
)

// TestKeyChanges holds that the changes account for every key of both
// snapshots: what was there and was not removed, renamed or replaced is there.
func TestKeyChanges(t *testing.T) {
	xs := []string{"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w", "AmFuSDYBTK5q3Pd34MH8yQ0MLxaMcFIJwRyG1lhmCzY", "broken"}
	set := func(t *rapid.T, label string) *inspect.KeySet {
		text := `{"keys":[`
		for i := range rapid.IntRange(1, 6).Draw(t, label) {
			if i > 0 {
				text += ","
			}
			text += fmt.Sprintf(`{"kty":"OKP","crv":"Ed25519","kid":"%d","x":"%s"}`, rapid.IntRange(0, 3).Draw(t, "kid"), rapid.SampledFrom(xs).Draw(t, "x"))
		}
		keys, err := inspect.ReadKeys([]byte(text+`]}`), nil)
		if err != nil {
			t.Fatal(err)
		}
		return keys
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := set(t, "before"), set(t, "after")
		old, now := map[*inspect.Key]bool{}, map[*inspect.Key]bool{}
		balance := len(a.Keys)
		for _, c := range KeyChanges(History{Snapshots: []Snapshot{{Keys: a}, {Keys: b}}}) {
			if c.Old != nil && old[c.Old] || c.New != nil && now[c.New] {
				t.Fatalf("a key changes twice: %v", c)
			}
			old[c.Old], now[c.New] = true, true
			switch c.Kind {
			case KeyAdded:
				balance++
			case KeyRemoved:
				balance--
			}
		}
		if balance != len(b.Keys) {
			t.Errorf("%d keys and the changes make %d, but there are %d", len(a.Keys), balance, len(b.Keys))
		}
		if n := len(KeyChanges(History{Snapshots: []Snapshot{{Keys: b}, {Keys: b}}})); n != 0 {
			t.Errorf("%d changes of nothing", n)
		}
	})
}
