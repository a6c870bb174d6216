package rotation

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// signing lists the keys of the i-th snapshot that may sign tokens.
func signing(p *audit.RotationPass, i int) []*inspect.Key {
	var list []*inspect.Key
	for _, k := range p.Snapshots[i].Keys.Keys {
		if k.Problem == nil && k.Use != "enc" && k.Curve != "X25519" && p.Material(k) != "" {
			list = append(list, k)
		}
	}
	return list
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
		now := p.Snapshots[i].At
		if now.IsZero() {
			continue
		}
		left := signing(p, i)
		for _, old := range signing(p, i-1) {
			if p.Find(i, p.Material(old)) != nil {
				continue
			}
			if next, since := successor(p, left, i, p.Material(old)); next != nil && !since.IsZero() {
				list = append(list, gap{i, old, next, now.Sub(since)})
			}
		}
	}
	return list
}

// successor finds among the signing keys of snapshot i the one that was
// published longest beside another, and when it was last seen not to be.
func successor(p *audit.RotationPass, left []*inspect.Key, i int, old string) (best *inspect.Key, since time.Time) {
	for _, k := range left {
		came := p.First(p.Material(k))
		if came == 0 {
			return nil, time.Time{}
		}
		if came == i || p.Find(came, old) == nil {
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
	return "without kid, thumbprint " + k.Thumbprint()
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
