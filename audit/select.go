package audit

import (
	"math"

	"github.com/jwtctl/jwtctl/inspect"
)

// A selection works out which rules are asked about a token.
type selection struct {
	book    *cueBook
	cueless ruleSet // rules without cues
	origin  ruleSet // rules with Origin
	needs   []needy // what rules need, and which rules

	names [inspect.MaxJSONDepth + 2][]byte // of glanceAt: what names the values at each depth
	met   ruleSet                          // of the last token
	have  Needs                            // the same
}

// A needy is a need and the rules that have it.
type needy struct {
	need  Needs
	rules ruleSet
}

func newSelection(rules []planned) *selection {
	s := &selection{book: newCueBook(rules)}
	for i := range rules {
		r := rules[i].rule
		if len(r.Cues) == 0 {
			s.cueless.add(i)
		}
		if r.Origin {
			s.origin.add(i)
		}
		for need := Needs(1); need != 0 && need <= r.Needs; need <<= 1 {
			if r.Needs&need != 0 {
				s.addNeed(need, i)
			}
		}
	}
	return s
}

func (s *selection) addNeed(need Needs, rule int) {
	for i := range s.needs {
		if s.needs[i].need == need {
			s.needs[i].rules.add(rule)
			return
		}
	}
	n := needy{need: need}
	n.rules.add(rule)
	s.needs = append(s.needs, n)
}

// choose returns the rules of a plan that have something to say of the token
// of a pass, as far as can be told without asking them.
func (s *selection) choose(p *TokenPass, plan *plan) ruleSet {
	asked := plan.rules
	if len(p.Token.Problems) == 0 {
		cued := s.cueless
		var filled ruleSet
		s.glance(p, &cued, &filled)
		asked.keep(&cued)
		asked.remove(&filled)
		if silent := p.origin.silent(p.Profile, p.plain); silent != nil {
			asked.remove(silent)
		}
	}
	asked.keep(s.meeting(p.have))
	return asked
}

// meeting returns the rules whose needs are met. Most tokens are like the one
// before them.
func (s *selection) meeting(have Needs) *ruleSet {
	if s.have != have || s.met == (ruleSet{}) {
		s.have = have
		for i := range s.met {
			s.met[i] = math.MaxUint64
		}
		for i := range s.needs {
			if s.needs[i].need&have == 0 {
				s.met.remove(&s.needs[i].rules)
			}
		}
	}
	return &s.met
}

// glance goes once through the claims and the disclosures. It adds to cued the
// rules whose cues it meets, and to filled those that are about tokens without
// a claim that is there.
func (s *selection) glance(p *TokenPass, cued, filled *ruleSet) {
	if p.origin.longNumber {
		s.book.ask(cued, s.book.entry(nil, false), FactLongNumber, nil)
	}
	s.glanceAt(p, p.Claims, nil, cued, filled)
	for i := range p.Token.Disclosures {
		d := &p.Token.Disclosures[i]
		s.glanceAt(p, d.Value, d.Name.TextBytes(), cued, nil)
		s.value(p, d.Value, d.Name.TextBytes(), false, cued)
	}
}

// glanceAt goes through what is below a value with a name; filled is nil where
// it is no claims set.
func (s *selection) glanceAt(p *TokenPass, root inspect.Value, name []byte, cued, filled *ruleSet) {
	names := &s.names
	names[root.Depth()] = name
	for v := range root.Descendants() {
		depth := v.Depth()
		own := v.NameBytes()
		top := filled != nil && depth == 1
		if own == nil {
			names[depth], top = names[depth-1], false
		} else {
			names[depth] = own
		}
		e := s.value(p, v, names[depth], top, cued)
		if top {
			filled.addAll(&e.fills)
		}
	}
}

// value adds the rules that a value under a name is a cue for.
func (s *selection) value(p *TokenPass, v inspect.Value, name []byte, top bool, cued *ruleSet) *bookEntry {
	e := s.book.entry(name, top)
	if e.odd {
		p.have |= NeedsOddName
	}
	text := v.TextBytes()
	if text != nil && e.saw(text) {
		cued.addAll(&e.lastAsked)
		return e
	}
	var asked ruleSet
	s.book.ask(&asked, e, factsOf(v, text), text)
	if text != nil && len(text) <= maxLastBytes {
		e.keep(text, &asked)
	}
	cued.addAll(&asked)
	return e
}
