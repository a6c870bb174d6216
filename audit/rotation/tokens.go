package rotation

import (
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// published returns the earliest time at which a kid can have been published:
// that of the last snapshot without it. It is zero where it was always there.
func published(p *audit.RotationPass, kid string) time.Time {
	for i := range p.Snapshots {
		if len(p.Snapshots[i].Keys.ByID(kid)) > 0 {
			if i == 0 {
				return time.Time{}
			}
			return p.Snapshots[i-1].At
		}
	}
	return time.Time{}
}

// known reports whether any snapshot has a kid.
func known(p *audit.RotationPass, kid string) bool {
	return slices.ContainsFunc(p.Snapshots, func(s audit.Snapshot) bool { return len(s.Keys.ByID(kid)) > 0 })
}

// expired reports a token that had ended by some time, false where that is not
// known.
func expired(t *inspect.Token, by time.Time) bool {
	exp, ok := t.Claim("exp").NumericDate()
	if !ok || by.IsZero() {
		return false
	}
	at, _ := exp.Time()
	return !at.After(by)
}

// issued returns the time of issue, zero where the token does not tell it.
func issued(t *inspect.Token) time.Time {
	if iat, ok := t.Claim("iat").NumericDate(); ok {
		at, _ := iat.Time()
		return at
	}
	return time.Time{}
}
