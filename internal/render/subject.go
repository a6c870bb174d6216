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

// NewSubject takes from a token, its times and its profile what reports say.
func NewSubject(t *inspect.Token, times inspect.Times, p audit.Profile) Subject {
	s := Subject{profile: p, kind: kindName(t), alg: t.Alg().Text(), issuer: t.Claim("iss").Text()}
	life, ok := times.Lifetime()
	switch {
	case ok && life >= 0:
		s.lifespan, s.life = lifespanKnown, life
	case times.Expires == nil && !t.IsEncrypted() && !t.Claim("exp").Exists():
		s.lifespan = lifespanEndless
	}
	return s
}
