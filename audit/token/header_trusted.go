package token

import (
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// bringsOwnKey reports a token that is signed with a key of its holder, and
// not with one of the issuer's.
func bringsOwnKey(p *audit.TokenPass) bool {
	return isKeyProof(p) || p.Profile == audit.ProfileKeyBinding
}

// meantKeys returns the given keys that the token means: those with its kid
// and those that have none, or all where it names none.
func meantKeys(p *audit.TokenPass) []*inspect.Key {
	kid := p.Header.Get("kid").Text()
	var keys []*inspect.Key
	for _, set := range p.Policy.Keys {
		if kid == "" {
			keys = append(keys, set.Keys...)
			continue
		}
		keys = append(append(keys, set.ByID(kid)...), set.ByID("")...)
	}
	return keys
}

// fits reports whether a key may be for an algorithm, as far as can be said.
func fits(k *inspect.Key, alg string) bool {
	return k.Problem != nil || slices.Contains(k.Algorithms(), alg) || slices.Contains(k.WeakAlgorithms(), alg)
}

// verifies reports whether a key made the token's signature, whatever the key
// says of itself.
func verifies(p *audit.TokenPass, k *inspect.Key) bool {
	bare := *k
	bare.ID, bare.Algorithm, bare.Use, bare.Operations = "", "", "", nil
	v := inspect.Verify(p.Token, &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(&bare)}, SignatureOnly: true, AllowWeakKeys: true, Now: p.Now})
	return v.Key != nil
}
