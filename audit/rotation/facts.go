package rotation

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// id tells a key by its material, whatever it is called; "" for one that
// cannot be used.
func id(k *inspect.Key) string { return k.Thumbprint() }

// signs reports a key that may sign tokens.
func signs(k *inspect.Key) bool {
	return k.Problem == nil && k.Use != "enc" && k.Curve != "X25519" && id(k) != ""
}

// find returns the key of this material in a set, nil if there is none.
func find(s *inspect.KeySet, material string) *inspect.Key {
	for _, k := range s.Keys {
		if id(k) == material {
			return k
		}
	}
	return nil
}

// signing lists the signing keys of a set.
func signing(s *inspect.KeySet) []*inspect.Key {
	var list []*inspect.Key
	for _, k := range s.Keys {
		if signs(k) {
			list = append(list, k)
		}
	}
	return list
}

// first returns the index of the first snapshot that has the key.
func first(p *audit.RotationPass, material string) int {
	for i := range p.Snapshots {
		if find(p.Snapshots[i].Keys, material) != nil {
			return i
		}
	}
	return -1
}

// A gap is a signing key that one snapshot has and the next has not, and its
// successor: the last key to be published while it was still there.
type gap struct {
	gone      int // the first snapshot without the key
	old       *inspect.Key
	successor *inspect.Key
	// overlap is the longest that both can have been published together.
	overlap time.Duration
}

// gaps lists the keys that were taken away and whose successor was seen to
// come. A successor that was there from the first snapshot on may have been
// signing all along: nothing can be said then.
func gaps(p *audit.RotationPass) []gap {
	var list []gap
	for i := 1; i < len(p.Snapshots); i++ {
		before, now := p.Snapshots[i-1], p.Snapshots[i]
		for _, old := range signing(before.Keys) {
			if find(now.Keys, id(old)) != nil || now.At.IsZero() {
				continue
			}
			if next, since := successor(p, i, id(old)); next != nil && !since.IsZero() {
				list = append(list, gap{i, old, next, now.At.Sub(since)})
			}
		}
	}
	return list
}

// successor finds the signing key of snapshot i that was published longest
// beside another one, and when it was last seen not to be.
func successor(p *audit.RotationPass, i int, old string) (best *inspect.Key, since time.Time) {
	for _, k := range signing(p.Snapshots[i].Keys) {
		came := first(p, id(k))
		if came == 0 {
			return nil, time.Time{}
		}
		if came == i || find(p.Snapshots[came].Keys, old) == nil {
			continue
		}
		if at := p.Snapshots[came-1].At; best == nil || at.Before(since) {
			best, since = k, at
		}
	}
	return best, since
}

// name calls a key by its ID, or by its thumbprint where it has none.
func name(k *inspect.Key) string {
	if k.ID != "" {
		return fmt.Sprintf("%q", k.ID)
	}
	return "without kid, thumbprint " + id(k)
}

const day = 24 * time.Hour

// span writes a time in days, or in hours and less where it is short.
func span(d time.Duration) string {
	if d >= 2*day {
		return fmt.Sprintf("%d days", d/day)
	}
	text := d.Round(time.Second).String()
	for _, zero := range [...]string{"m0s", "h0m"} {
		if before, ok := strings.CutSuffix(text, zero); ok {
			text = before + zero[:1]
		}
	}
	return text
}
