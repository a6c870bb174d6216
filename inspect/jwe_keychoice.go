package inspect

import (
	"fmt"
	"slices"
	"strings"
)

// unfit says why a key must not be tried on a recipient, "" if it may be.
// What the key says about itself binds: the header never widens it.
func (r *recipient) unfit(k *Key, enc *Algorithm, opts DecryptOptions) string {
	alg := r.alg.Name
	switch {
	case k.Problem != nil:
		return k.Problem.Error()
	case r.kid != "" && k.ID != "" && k.ID != r.kid:
		return fmt.Sprintf("its kid is %s, the token's is %s", short(k.ID), short(r.kid))
	case k.Algorithm != "" && k.Algorithm != alg && !(alg == "dir" && k.Algorithm == enc.Name):
		return fmt.Sprintf("alg %s in the header, the key says %s", alg, short(k.Algorithm))
	case k.Use != "" && k.Use != "enc":
		return fmt.Sprintf("the key's use is %s, not \"enc\"", short(k.Use))
	case k.limited() && !overlap(k.Operations, r.manager.operations()):
		return "the key's key_ops are without " + strings.Join(r.manager.operations(), " or ")
	}
	if why := r.manager.unfit(k); why != "" {
		return why
	}
	switch {
	case alg == "RSA1_5" && k.Algorithm == "" && !opts.AllowRSA15:
		return "RSA1_5 is open to attack: only a key whose own alg is RSA1_5 is used with it"
	case k.Weakness != "" && !opts.AllowWeakKeys:
		return "the key is too weak: " + k.Weakness
	}
	return ""
}

// limited reports a key that lists what it may do, even if that is nothing.
func (k *Key) limited() bool { return k.Operations != nil }

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// trialOrder returns the indexes of the keys, those first that have the kid
// of a recipient.
func (m *jwe) trialOrder(keys []*Key) []int {
	named := func(k *Key) bool {
		return k != nil && k.ID != "" && slices.ContainsFunc(m.recipients, func(r recipient) bool { return r.kid == k.ID })
	}
	var first, rest []int
	for i, k := range keys {
		if named(k) {
			first = append(first, i)
		} else {
			rest = append(rest, i)
		}
	}
	return append(first, rest...)
}
