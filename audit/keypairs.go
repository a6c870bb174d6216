package audit

import "github.com/jwtctl/jwtctl/inspect"

// keyPairs finds for each key of one set its like in an earlier one. Each of
// those is taken once, the first that fits, at a cost that does not grow with
// the set.
type keyPairs struct {
	paired     map[*inspect.Key]bool // those that were taken
	byID       map[string][]*inspect.Key
	byMaterial map[string][]*inspect.Key
	byBoth     map[[2]string][]*inspect.Key
}

func newKeyPairs(keys []*inspect.Key) *keyPairs {
	p := &keyPairs{map[*inspect.Key]bool{}, map[string][]*inspect.Key{}, map[string][]*inspect.Key{}, map[[2]string][]*inspect.Key{}}
	for _, k := range keys {
		m := material(k)
		both := [2]string{k.ID, m}
		p.byBoth[both] = append(p.byBoth[both], k)
		p.byMaterial[m] = append(p.byMaterial[m], k)
		if k.ID != "" {
			p.byID[k.ID] = append(p.byID[k.ID], k)
		}
	}
	return p
}

// same takes a key of the same ID and material, nil if none is left.
func (p *keyPairs) same(k *inspect.Key) *inspect.Key {
	return take(p, p.byBoth, [2]string{k.ID, material(k)})
}

// called takes a key of the same ID.
func (p *keyPairs) called(k *inspect.Key) *inspect.Key { return take(p, p.byID, k.ID) }

// madeOf takes a key of the same material.
func (p *keyPairs) madeOf(k *inspect.Key) *inspect.Key { return take(p, p.byMaterial, material(k)) }

func take[K comparable](p *keyPairs, index map[K][]*inspect.Key, by K) *inspect.Key {
	for list := index[by]; len(list) > 0; {
		k := list[0]
		list = list[1:]
		index[by] = list
		if !p.paired[k] {
			p.paired[k] = true
			return k
		}
	}
	return nil
}

// material tells keys apart by what they are made of, or by their text.
func material(k *inspect.Key) string {
	if print := k.Thumbprint(); print != "" {
		return print
	}
	return string(k.JSON.Raw())
}
