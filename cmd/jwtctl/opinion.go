package main

import (
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/jose"
)

// secondOpinion lets jwx repeat every trial of the verdict with the same key
// on the same bytes. Where it comes to another answer there is none: that is
// a fault in one of the two, and no verdict should rest on it.
func secondOpinion(t *inspect.Token, v *inspect.Verdict) error {
	for _, trial := range v.Keys {
		if !trial.Tried {
			continue
		}
		var key any = trial.Key.Public
		if trial.Key.IsSymmetric() {
			key = trial.Key.Secret
		}
		alg := t.Alg().Text()
		theirs, err := jose.Verify(alg, key, t.SigningInput(), t.Signature.Bytes)
		switch {
		case err != nil: // jwx does not know the algorithm, or failed on it
			if trial.Matched {
				return err
			}
		case theirs == trial.Matched:
		case theirs && strings.HasPrefix(alg, "PS"): // any salt length, see jose.Verify
		default:
			return errDisagree
		}
	}
	return nil
}
