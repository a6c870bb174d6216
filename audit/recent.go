package audit

// maxRemembered is how many tokens of a run are remembered, of each kind: the
// last ones, for what is issued twice is issued close together. They take five
// megabytes.
const maxRemembered = 1 << 16

// A recent remembers the last tokens by something that no two should share.
type recent struct {
	ring   [][]sighting // in blocks, in the order they came, from next on
	next   int
	full   bool
	chains []int32 // by a part of the key, the last sighting with it in ring, from 1; 0 for none
}

// A sighting is where a token stood, and what it signed.
type sighting struct {
	key         digest
	input       uint64
	name        string // of the input
	index, line int
	before      int32 // the sighting in the chain before this one, from 1
}

// meet remembers a token and returns the first one that has the same key and
// signs something else, if it is still remembered.
func (r *recent) meet(key digest, input uint64, loc *Location) (before *Location) {
	if key == (digest{}) {
		return nil
	}
	if len(r.chains) == 0 {
		r.chains = make([]int32, 256)
	}
	for i := *r.chain(key); i > 0; i = r.at(i - 1).before {
		if s := r.at(i - 1); s.key == key {
			if s.input == input {
				return nil
			}
			return &Location{Input: s.name, Index: s.index, Line: s.line}
		}
	}
	r.add(sighting{key: key, input: input, name: loc.Input, index: loc.Index, line: loc.Line})
	return nil
}

// chain returns where the sightings begin whose keys go with this one.
func (r *recent) chain(key digest) *int32 { return &r.chains[key[0]>>1%uint64(len(r.chains))] }

// at returns a place in the ring.
func (r *recent) at(i int32) *sighting { return &r.ring[i/ringBlock][i%ringBlock] }

// ringBlock is how many sightings there is room made for at a time.
const ringBlock = 1024

// add puts a sighting in the place of the oldest.
func (r *recent) add(s sighting) {
	at := int32(r.next)
	switch {
	case r.full:
		r.forget(at)
	case r.next == len(r.ring)*ringBlock:
		r.ring = append(r.ring, make([]sighting, ringBlock))
		r.grow()
	}
	*r.at(at) = s
	r.link(at)
	if r.next++; r.next == maxRemembered {
		r.next, r.full = 0, true
	}
}

// link makes a sighting the last of its chain.
func (r *recent) link(at int32) {
	s := r.at(at)
	chain := r.chain(s.key)
	s.before, *chain = *chain, at+1
}

// forget takes a sighting out of its chain.
func (r *recent) forget(at int32) {
	link := r.chain(r.at(at).key)
	for *link != at+1 {
		link = &r.at(*link - 1).before
	}
	*link = r.at(at).before
}

// grow makes more chains where they have become long.
func (r *recent) grow() {
	if r.next < len(r.chains) {
		return
	}
	r.chains = make([]int32, 4*len(r.chains))
	for i := range r.next {
		r.link(int32(i))
	}
}
