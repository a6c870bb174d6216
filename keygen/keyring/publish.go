package keyring

import (
	"cmp"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// Publish writes the JWK Set for verifiers (RFC 7517 §5): the key that signs
// first, the next one, and then the retiring ones, the youngest first. Each
// goes through the allow-list of [keygen.PublicJWK].
func (r Ring) Publish() ([]byte, error) {
	ordered := slices.Clone(r.Keys)
	slices.SortStableFunc(ordered, func(a, b Key) int {
		return cmp.Or(cmp.Compare(rank(a.State), rank(b.State)), b.SignedUntil.Compare(a.SignedUntil))
	})
	jwks := make([][]byte, len(ordered))
	for i, k := range ordered {
		var err error
		if jwks[i], err = keygen.PublicJWK(publicHalf(k.Material)); err != nil {
			return nil, err
		}
	}
	return keygen.Set(jwks...), nil
}

// PublishedAt is the ring whose last change became public only at a time: a
// key that was announced with it is counted as published from then, and waits
// for as much longer. ok is false where that makes no difference.
func (r Ring) PublishedAt(now time.Time) (moved Ring, ok bool) {
	i := r.index(Next)
	if i < 0 || r.Keys[i].Published.Before(r.Changed) || !now.After(r.Keys[i].Published) {
		return r, false
	}
	out := r.clone()
	out.publishedAt(i, ceil(now))
	return out, true
}

func rank(s State) int {
	return slices.Index([]State{Active, Next, Retiring}, s)
}

// publicHalf is the key without its private part, and with what a public key
// may do (RFC 7517 §4.3).
func publicHalf(k *inspect.Key) *inspect.Key {
	half := *k
	half.Private = nil
	if len(k.Operations) > 0 {
		half.Operations = []string{"verify"}
	}
	return &half
}
