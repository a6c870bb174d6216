package audit

import (
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
)

// Signature verifies the signature alone with the keys of the policy, weak
// ones too. It returns nil where there are no keys or nothing that they could
// verify: a JWE, a signature that was cut off, a payload that is elsewhere.
func (p *TokenPass) Signature() *inspect.Verdict {
	if len(p.Policy.Keys) == 0 || !p.signed() {
		return nil
	}
	if p.verdict == nil {
		p.verdict = inspect.Verify(p.Token, &inspect.Policy{Keys: p.Policy.Keys, SignatureOnly: true, AllowWeakKeys: true, Now: p.Now})
	}
	return p.verdict
}

// signed reports whether there is a signature that can be checked.
func (p *TokenPass) signed() bool {
	t := p.Token
	if len(t.Signature.Bytes) == 0 || t.SigningInput() == nil || t.IsDetached() || slices.ContainsFunc(t.Problems, spoilsSignature) {
		return false
	}
	alg, ok := inspect.FindAlgorithm(p.Alg)
	return ok && (alg.Kind == inspect.Signature || alg.Kind == inspect.MAC)
}

// spoilsSignature reports a problem that leaves nothing to verify. A signature
// covers a payload whatever it holds.
func spoilsSignature(p inspect.Problem) bool {
	inPayload := p.Part == "payload" && (p.Code == inspect.CodeJSON || p.Code == inspect.CodeTrailing)
	return p.Code.Breaks() && !inPayload
}

// unmix divides the sets that hold symmetric and asymmetric keys side by
// side: a verifier refuses them, but an audit looks at what was signed.
func unmix(sets []*inspect.KeySet) []*inspect.KeySet {
	var out []*inspect.KeySet
	for _, set := range sets {
		var symmetric, others []*inspect.Key
		for _, k := range set.Keys {
			if k.IsSymmetric() {
				symmetric = append(symmetric, k)
			} else {
				others = append(others, k)
			}
		}
		if len(symmetric) == 0 || len(others) == 0 {
			out = append(out, set)
			continue
		}
		out = append(out, inspect.NewKeySet(symmetric...), inspect.NewKeySet(others...))
	}
	return out
}
