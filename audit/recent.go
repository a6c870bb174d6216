package audit

// maxRemembered is how many tokens of a run are remembered, of each kind: the
// last ones, for what is issued twice is issued close together. They take five
// megabytes.
const maxRemembered = 1 << 16

// A recent remembers the last tokens by something that no two should share.
type recent struct {
	ring   []sighting // in the order they came, from next on
	next   int
	chains []int32 // by a part of the key, the last sighting with it in ring, from 1; 0 for none
}

// A sighting is where a token stood, and what it signed.
type sighting struct {
	key, input  digest
	name        string // of the input
	index, line int
	before      int32 // the sighting in the chain before this one, from 1
}

// meet remembers a token and returns the first one that has the same key and
// signs something else, if it is still remembered.
func (r *recent) meet(key, input digest, loc *Location) (before *Location) {
	if key == (digest{}) {
		return nil
	}
	if len(r.chains) == 0 {
		r.chains = make([]int32, 256)
	}
	for i := *r.chain(key); i > 0; i = r.ring[i-1].before {
		if s := &r.ring[i-1]; s.key == key {
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

// add puts a sighting in the place of the oldest.
func (r *recent) add(s sighting) {
	at := r.next
	switch {
	case len(r.ring) < maxRemembered:
		if at = len(r.ring); at == len(r.chains) {
			r.grow()
		}
		r.ring = append(r.ring, s)
	default:
		r.forget(at)
		r.ring[at] = s
		r.next = (at + 1) % maxRemembered
	}
	r.link(at)
}

// link makes a sighting the last of its chain.
func (r *recent) link(at int) {
	chain := r.chain(r.ring[at].key)
	r.ring[at].before, *chain = *chain, int32(at+1)
}

// forget takes a sighting out of its chain.
func (r *recent) forget(at int) {
	link := r.chain(r.ring[at].key)
	for *link != int32(at+1) {
		link = &r.ring[*link-1].before
	}
	*link = r.ring[at].before
}

// grow makes more chains, so that they stay short.
func (r *recent) grow() {
	r.chains = make([]int32, 4*len(r.chains))
	for i := range r.ring {
		r.link(i)
	}
}
