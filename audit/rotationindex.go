package audit

import "github.com/jwtctl/jwtctl/inspect"

// A rotationIndex finds keys by their material. It is made once for all rules:
// sets are as large as a stranger's server makes them, and rules compare each
// key with each.
type rotationIndex struct {
	material map[*inspect.Key]string
	sets     []map[string]*inspect.Key // by snapshot
	first    map[string]int            // the first snapshot that has it
}

func newRotationIndex(h History) rotationIndex {
	x := rotationIndex{map[*inspect.Key]string{}, make([]map[string]*inspect.Key, len(h.Snapshots)), map[string]int{}}
	for i, s := range h.Snapshots {
		x.sets[i] = make(map[string]*inspect.Key, len(s.Keys.Keys))
		for _, k := range s.Keys.Keys {
			print, known := x.material[k]
			if !known {
				print = k.Thumbprint()
				x.material[k] = print
			}
			if _, twice := x.sets[i][print]; print == "" || twice {
				continue
			}
			x.sets[i][print] = k
			if _, before := x.first[print]; !before {
				x.first[print] = i
			}
		}
	}
	return x
}

// Material tells a key of the history by its RFC 7638 thumbprint, whatever it
// is called; "" for one that cannot be used.
func (p *RotationPass) Material(k *inspect.Key) string { return p.index.material[k] }

// Find returns the first key of this material in the i-th snapshot, nil if
// there is none.
func (p *RotationPass) Find(i int, material string) *inspect.Key { return p.index.sets[i][material] }

// First returns the index of the first snapshot that has a key of this
// material, -1 if none has.
func (p *RotationPass) First(material string) int {
	if i, ok := p.index.first[material]; ok {
		return i
	}
	return -1
}
