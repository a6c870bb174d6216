package render

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A Subject is what reports say of a token beside its findings. It outlives
// the token.
type Subject struct {
	profile           audit.Profile
	kind, alg, issuer string
	lifespan          lifespan
	life              time.Duration
}

// A lifespan is what the claims say of a token's lifetime.
type lifespan byte

const (
	lifespanOpen    lifespan = iota // they do not say, or not well
	lifespanKnown                   // from issue to expiry
	lifespanEndless                 // there is no expiry
)

// NewSubject takes from a token and its gist what reports say.
func NewSubject(t *inspect.Token, g audit.Gist) Subject {
	s := Subject{profile: g.Profile, kind: kindName(t), alg: g.Alg, issuer: g.Issuer}
	life, ok := g.Times.Lifetime()
	switch {
	case ok && life >= 0:
		s.lifespan, s.life = lifespanKnown, life
	case g.Times.Expires == nil && !t.IsEncrypted() && !t.Claim("exp").Exists():
		s.lifespan = lifespanEndless
	}
	return s
}
