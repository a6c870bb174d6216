package keygen

import "github.com/jwtctl/jwtctl/inspect"

// Bind returns a copy of the key that is bound to an algorithm and to the use
// that goes with it. An algorithm that the key's type, curve or length does
// not fit is a [*Refusal]; so is a secret too short for its hash.
func Bind(k *inspect.Key, alg string) (*inspect.Key, error) {
	a, err := find(alg)
	if err != nil {
		return nil, err
	}
	if k.Problem != nil {
		return nil, k.Problem
	}
	if err := fits(k, a); err != nil {
		return nil, err
	}
	bound := *k
	bound.Algorithm, bound.Use = a.Name, useOf(a)
	return &bound, nil
}

// fits refuses an algorithm that is for keys of another kind.
func fits(k *inspect.Key, a *inspect.Algorithm) error {
	switch a.KeyType {
	case "RSA", "oct":
		if k.Type != a.KeyType {
			return misfit(k, a)
		}
	default:
		if _, err := curveOf(a, Options{Curve: k.Curve}); err != nil || k.Curve == "" {
			return misfit(k, a)
		}
	}
	if a.KeyType != "oct" {
		return nil
	}
	_, err := secretBytes(a, Options{Bits: k.Bits})
	return err
}

func misfit(k *inspect.Key, a *inspect.Algorithm) error {
	kind := k.Type
	if k.Curve != "" {
		kind += " " + k.Curve
	}
	return refuse("name an algorithm that the key fits", "a key of type %s does not fit %s", kind, a.Name)
}
