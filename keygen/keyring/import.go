package keyring

import (
	"errors"
	"fmt"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// Import makes a private key from elsewhere one that a ring can begin with. It
// keeps its ID, by which verifiers know it, or gets its thumbprint for one,
// and its algorithm; alg is that of a key which names none, by default the
// first that fits it. A key that a ring could not hold, or that is too weak to
// be trusted with tokens, is refused with the reason in one line.
func Import(k *inspect.Key, alg string) (*inspect.Key, error) {
	switch {
	case k.Problem != nil:
		return nil, k.Problem
	case k.IsSymmetric():
		return nil, errors.New("the key is a secret, and a keyring publishes the public part of its keys")
	case k.Private == nil:
		return nil, errors.New("the key has no private part, so it cannot sign")
	case len(k.Operations) > 0 && !slices.Contains(k.Operations, "sign"):
		return nil, errors.New("the key's key_ops do not allow it to sign")
	case k.Weakness != "":
		return nil, fmt.Errorf("the key is too weak: %s", k.Weakness)
	case len(k.Algorithms()) == 0:
		return nil, errors.New(k.Unfit())
	case alg == "":
		alg = k.Algorithms()[0]
	case k.Algorithm != "" && k.Algorithm != alg:
		return nil, fmt.Errorf("the key is bound to %s, and verifiers know it by that", k.Algorithm)
	}
	bound, err := keygen.Bind(k, alg)
	if err != nil {
		return nil, err
	}
	if bound.ID == "" {
		bound.ID = bound.Thumbprint()
	}
	if fault := checkMaterial(bound); fault != nil {
		return nil, errors.New(fault.message)
	}
	return bound, keygen.CheckID(bound.ID)
}
