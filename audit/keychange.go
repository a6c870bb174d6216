package audit

import (
	"github.com/jwtctl/jwtctl/inspect"
)

// A ChangeKind says what became of a key.
type ChangeKind string

// The kinds of changes.
const (
	KeyAdded   ChangeKind = "added"
	KeyRemoved ChangeKind = "removed"
	// KeyChanged: the kid named another key in the earlier snapshot.
	KeyChanged ChangeKind = "changed"
	// KeyRenamed: the key was there before under another kid.
	KeyRenamed ChangeKind = "renamed"
	// KeyEdited: the key has other members, such as use or alg.
	KeyEdited ChangeKind = "edited"
)

// A KeyChange is one difference between a snapshot and the one before it.
type KeyChange struct {
	Kind ChangeKind
	// From and To are the indexes of the two snapshots.
	From, To int
	// Old and New are the key before and after, nil where there is none.
	Old, New *inspect.Key
}

// KeyChanges lists the differences between each snapshot and the next, in the
// order of their keys. Keys that cannot be used are compared by their text.
func KeyChanges(h History) []KeyChange {
	var list []KeyChange
	for i := 1; i < len(h.Snapshots); i++ {
		list = append(list, keyChanges(h.Snapshots[i-1].Keys.Keys, h.Snapshots[i].Keys.Keys, i)...)
	}
	return list
}

func keyChanges(before, after []*inspect.Key, to int) []KeyChange {
	var list []KeyChange
	add := func(kind ChangeKind, old, key *inspect.Key) {
		list = append(list, KeyChange{kind, to - 1, to, old, key})
	}
	paired := map[*inspect.Key]bool{} // keys of before that are still there in some way
	var fresh []*inspect.Key
	for _, k := range after {
		old := pick(before, paired, func(o *inspect.Key) bool { return o.ID == k.ID && material(o) == material(k) })
		if old == nil {
			fresh = append(fresh, k)
		} else if string(old.JSON.Raw()) != string(k.JSON.Raw()) && !inspect.SameJSON(old.JSON, k.JSON) {
			add(KeyEdited, old, k)
		}
	}
	for _, k := range fresh {
		if old := pick(before, paired, func(o *inspect.Key) bool { return o.ID == k.ID && k.ID != "" }); old != nil {
			add(KeyChanged, old, k)
		} else if old := pick(before, paired, func(o *inspect.Key) bool { return material(o) == material(k) }); old != nil {
			add(KeyRenamed, old, k)
		} else {
			add(KeyAdded, nil, k)
		}
	}
	for _, old := range before {
		if !paired[old] {
			add(KeyRemoved, old, nil)
		}
	}
	return list
}

// pick takes the first key that fits and was not taken before.
func pick(keys []*inspect.Key, taken map[*inspect.Key]bool, fits func(*inspect.Key) bool) *inspect.Key {
	for _, k := range keys {
		if !taken[k] && fits(k) {
			taken[k] = true
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
