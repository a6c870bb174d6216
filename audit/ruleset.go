package audit

import "math/bits"

// maxSet is how many rules a ruleSet can hold: more than there are about one token.
const maxSet = 256

// A ruleSet is a set of rules, by their place among those of an engine.
type ruleSet [maxSet / 64]uint64

func (s *ruleSet) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s *ruleSet) addAll(o *ruleSet) {
	for i := range s {
		s[i] |= o[i]
	}
}

func (s *ruleSet) keep(o *ruleSet) {
	for i := range s {
		s[i] &= o[i]
	}
}

func (s *ruleSet) remove(o *ruleSet) {
	for i := range s {
		s[i] &^= o[i]
	}
}

// each visits the rules in their order.
func (s *ruleSet) each(visit func(i int)) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			visit(w*64 + bits.TrailingZeros64(word))
		}
	}
}
