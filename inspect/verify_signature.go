package inspect

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// signature chooses the keys that may have signed, tries them, and says of
// each why it did or did not fit.
func (v *Verdict) signature(t *Token, p *Policy) {
	alg := t.algorithmName()
	if !v.algorithm(alg, p) {
		v.add("signature", NotMade, "not by an algorithm that is not allowed")
		return
	}
	if len(t.Signature.Bytes) == 0 {
		v.add("signature", Failed, "the signature is empty")
		return
	}
	sets := p.Keys
	if p.DPoP != nil {
		sets = v.proofKey(t)
	}
	s := trial{verdict: v, token: t, policy: p, alg: alg, kid: t.Header.JSON.Get("kid").Text()}
	for _, set := range sets {
		s.set(set)
	}
	s.conclude(sets)
}

// algorithmName returns the alg, without making a string of one that is known.
func (t *Token) algorithmName() string {
	if a, ok := FindAlgorithm(string(t.Alg().TextBytes())); ok {
		return a.Name
	}
	return t.Alg().Text()
}

// algorithm holds the alg against the allow-list. It is compared exactly:
// "none" in any spelling, "hs256" and "ED25519" name no algorithm.
func (v *Verdict) algorithm(alg string, p *Policy) bool {
	a, known := FindAlgorithm(alg)
	switch {
	case strings.EqualFold(strings.TrimSpace(alg), "none"):
		v.add("algorithm", Failed, fmt.Sprintf("alg is %q: the token is not signed", alg))
		return false
	case !known || a.Kind != MAC && a.Kind != Signature:
		v.add("algorithm", Failed, fmt.Sprintf("alg %q is not a signature algorithm%s", alg, spelling(alg)))
		return false
	case len(p.Algorithms) > 0 && !slices.Contains(p.Algorithms, alg):
		v.add("algorithm", Failed, fmt.Sprintf("alg %q is not allowed; allowed: %s", alg, strings.Join(p.Algorithms, ", ")))
		return false
	case len(p.Algorithms) > 0:
		v.say("algorithm", Passed, appendWords(nil, alg, " is on the allow-list"))
	}
	return true
}

// trial is one attempt to find the key of a signature.
type trial struct {
	verdict  *Verdict
	token    *Token
	policy   *Policy
	alg, kid string
	tried    int
	fits     int // keys that were allowed to try
	reported int
	refused  string // why a whole set was refused
}

// set tries the keys of one source.
func (s *trial) set(set *KeySet) {
	if why := set.ambiguous(s.kid); why != "" {
		s.refused = why
		return
	}
	if s.kid == "" {
		s.keys(set.Keys)
		return
	}
	s.keys(set.ByID(s.kid))
	s.keys(set.ByID(""))
	s.others(set)
}

// keys tries one key after the other, until one fits.
func (s *trial) keys(keys []*Key) {
	for _, k := range keys {
		if s.verdict.Key != nil || s.tried >= maxTrials {
			return
		}
		s.key(k)
	}
}

// others reports the keys that the kid rules out, as far as anybody reads:
// where the signature was verified, not those of a large set.
func (s *trial) others(set *KeySet) {
	if s.verdict.Key != nil && len(set.Keys) > maxReported {
		return
	}
	for _, k := range set.Keys {
		if s.reported >= maxReported {
			return
		}
		if k.ID != s.kid && k.ID != "" {
			s.reported++
			s.report(KeyTrial{Key: k, Why: fmt.Sprintf("its kid is %q, the token's is %q", k.ID, s.kid)})
		}
	}
}

func (s *trial) report(t KeyTrial) { s.verdict.Keys = append(s.verdict.Keys, t) }

// key tries one key, unless something about it forbids that.
func (s *trial) key(k *Key) {
	if why := k.unfit(s.alg); why != "" {
		s.report(KeyTrial{Key: k, Why: why})
		return
	}
	s.fits++
	s.tried++
	err := checkSignature(s.alg, k, s.token.SigningInput(), s.token.Signature.Bytes)
	weak := k.weakFor(s.alg)
	switch {
	case err != nil:
		s.report(KeyTrial{Key: k, Tried: true, Why: err.Error() + s.explain(k, err)})
	case weak != "" && !s.policy.AllowWeakKeys:
		s.report(KeyTrial{Key: k, Tried: true, Matched: true, Why: "the signature matches, but the key is too weak for that to count: " + weak})
	default:
		s.report(KeyTrial{Key: k, Tried: true, Matched: true, Why: "the signature matches"})
		s.verdict.Key, s.verdict.Algorithm = k, s.alg
	}
}

// explain looks for the mistake behind a signature that does not match.
func (s *trial) explain(k *Key, err error) string {
	if !errors.Is(err, errSignature) {
		return ""
	}
	if s.alg[0] == 'R' || s.alg[0] == 'P' {
		for _, other := range []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"} {
			if other != s.alg && checkSignature(other, k, s.token.SigningInput(), s.token.Signature.Bytes) == nil {
				return "; it matches as " + other + ", which the header does not say"
			}
		}
	}
	return ""
}

// conclude sums the trials up in one check.
func (s *trial) conclude(sets []*KeySet) {
	v := s.verdict
	weak := ""
	for _, k := range v.Keys {
		if k.Matched {
			weak = k.Why
		}
	}
	switch {
	case v.Key != nil:
		var room [80]byte
		v.say("signature", Passed, v.Key.appendName(appendWords(room[:0], s.alg, ", by ")))
	case weak != "":
		v.add("signature", Failed, weak)
	case ConfusedKey(s.token, sets) != nil:
		v.add("signature", Failed, fmt.Sprintf("the token verifies as %s with the public key as the secret: algorithm confusion", s.alg))
	case s.refused != "":
		v.add("signature", Failed, s.refused)
	case s.tried > 0 && s.fits == 1:
		v.add("signature", Failed, lastTried(v.Keys))
	case s.tried > 0:
		v.add("signature", Failed, fmt.Sprintf("no key matches; %d tried", s.tried))
	case s.kid != "" && !anyHas(sets, s.kid):
		v.add("signature", Failed, fmt.Sprintf("kid %q is not in the set%s", s.kid, nearest(sets, s.kid)))
	default:
		v.add("signature", Failed, fmt.Sprintf("no key can verify %s", s.alg))
	}
}

func lastTried(trials []KeyTrial) string {
	for _, k := range slices.Backward(trials) {
		if k.Tried {
			return k.Why
		}
	}
	return "no key matches"
}

func anyHas(sets []*KeySet, kid string) bool {
	return slices.ContainsFunc(sets, func(s *KeySet) bool { return len(s.ByID(kid)) > 0 })
}

// nearest suggests the kid that was perhaps meant.
func nearest(sets []*KeySet, kid string) string {
	for _, s := range sets {
		if near, ok := s.Nearest(kid); ok {
			return fmt.Sprintf("; nearest: %q", near)
		}
	}
	return ""
}
