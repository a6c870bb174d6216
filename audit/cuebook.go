package audit

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// A cueBook finds the rules whose cues a value fits. It asks the cues about a
// name once and remembers what they say, for the names of claims are few.
type cueBook struct {
	rules    []planned
	prefixes [256][]prefixCue // by their first byte
	entries  [bookSize]bookEntry
	turn     uint64    // says whose place the next name takes
	spare    bookEntry // of the last name that is too long to be remembered
}

const (
	// bookSize is how many names are remembered, bookTries in how many places
	// each of them can stand. A new one takes the place of another.
	bookSize  = 128
	bookTries = 4
	// maxBookBytes is the longest name that is remembered.
	maxBookBytes = 96
	// maxLastBytes is the longest text that is remembered with it.
	maxLastBytes = 64
)

// A bookEntry is what the cues say of one name.
type bookEntry struct {
	known, top bool
	odd        bool    // see NeedsOddName
	name       []byte  // in text
	always     ruleSet // asked for of any value under this name
	fills      ruleSet // not asked, as they are about claims sets without it
	wanted     Facts   // those that some rule asks for
	byFact     [factCount]ruleSet
	text       [maxBookBytes]byte

	// The last text under this name and what it was a cue for: issuers,
	// audiences and scopes repeat.
	last      []byte // in lastText; nil for none
	lastAsked ruleSet
	lastText  [maxLastBytes]byte
}

// saw reports the text that was the last.
func (e *bookEntry) saw(text []byte) bool { return e.last != nil && string(e.last) == string(text) }

// keep remembers a text of maxLastBytes at most.
func (e *bookEntry) keep(text []byte, asked *ruleSet) {
	e.last, e.lastAsked = append(e.lastText[:0], text...), *asked
}

// A prefixCue is a prefix and the rules that ask for it, by their cues.
type prefixCue struct {
	prefix string
	rules  ruleSet
}

// newCueBook prepares the cues of some rules.
func newCueBook(rules []planned) *cueBook {
	b := &cueBook{rules: rules}
	for i := range rules {
		for _, c := range rules[i].rule.Cues {
			if c.Prefixes == nil {
				continue
			}
			for _, prefix := range c.Prefixes() {
				b.addPrefix(prefix, i)
			}
		}
	}
	return b
}

func (b *cueBook) addPrefix(prefix string, rule int) {
	list := &b.prefixes[prefix[0]]
	at := slices.IndexFunc(*list, func(c prefixCue) bool { return c.prefix == prefix })
	if at < 0 {
		at = len(*list)
		*list = append(*list, prefixCue{prefix: prefix})
	}
	(*list)[at].rules.add(rule)
}

// entry returns what the cues say of a name. It is valid until the next call.
func (b *cueBook) entry(name []byte, top bool) *bookEntry {
	if len(name) > maxBookBytes {
		b.fill(&b.spare, string(name), top)
		return &b.spare
	}
	place := bookPlace(name, top)
	for i := range uint64(bookTries) {
		e := &b.entries[(place+i)%bookSize]
		if e.known && e.top == top && string(e.name) == string(name) {
			return e
		}
		if !e.known {
			return b.enter(e, name, top)
		}
	}
	b.turn++
	return b.enter(&b.entries[(place+b.turn%bookTries)%bookSize], name, top)
}

// enter puts a name in the place of another.
func (b *cueBook) enter(e *bookEntry, name []byte, top bool) *bookEntry {
	b.fill(e, string(name), top)
	e.name, e.known = append(e.text[:0], name...), true
	return e
}

// bookPlace spreads names over the places of a book.
func bookPlace(name []byte, top bool) uint64 {
	var head, tail uint64
	if n := len(name); n >= 8 {
		head, tail = binary.LittleEndian.Uint64(name), binary.LittleEndian.Uint64(name[n-8:])
	} else {
		for _, c := range name {
			head = head<<8 | uint64(c)
		}
	}
	h := (head*0x9e3779b97f4a7c15 ^ tail + uint64(len(name))) * 0xc2b2ae3d27d4eb4f
	if top {
		h = ^h
	}
	return h >> 40 % bookSize
}

// fill asks the cues of all rules about a name.
func (b *cueBook) fill(e *bookEntry, name string, top bool) {
	*e = bookEntry{top: top, odd: !PlainName(name)}
	for i := range b.rules {
		r := b.rules[i].rule
		if r.Lacks != "" && top && r.Lacks == name {
			e.fills.add(i)
		}
		for j := range r.Cues {
			c := &r.Cues[j]
			if !c.means(name, top) {
				continue
			}
			if c.Facts == 0 && c.Prefixes == nil {
				e.always.add(i)
			}
			facts := c.Facts
			if c.Prefixes != nil {
				facts |= FactPrefix
			}
			e.wanted |= facts
			for ; facts != 0; facts &= facts - 1 {
				e.byFact[bits.TrailingZeros32(uint32(facts))].add(i)
			}
		}
	}
}

// means reports whether a cue is about values of a name.
func (c *Cue) means(name string, top bool) bool {
	if c.Names == nil && c.Like == nil {
		return true
	}
	return slices.Contains(c.Names, name) || c.Like != nil && c.Like(name, top)
}

// ask adds to a set the rules that a value with these facts, under the name of
// an entry, is a cue for. text is that of a string.
func (b *cueBook) ask(asked *ruleSet, e *bookEntry, facts Facts, text []byte) {
	asked.addAll(&e.always)
	for f := facts & e.wanted; f != 0; f &= f - 1 {
		asked.addAll(&e.byFact[bits.TrailingZeros32(uint32(f))])
	}
	if e.wanted&FactPrefix == 0 || len(text) == 0 {
		return
	}
	for i := range b.prefixes[text[0]] {
		c := &b.prefixes[text[0]][i]
		if len(text) >= len(c.prefix) && string(text[:len(c.prefix)]) == c.prefix {
			rules := c.rules
			rules.keep(&e.byFact[bits.TrailingZeros32(uint32(FactPrefix))])
			asked.addAll(&rules)
		}
	}
}
