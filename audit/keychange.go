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
	left := newKeyPairs(before)
	var fresh []*inspect.Key
	for _, k := range after {
		old := left.same(k)
		if old == nil {
			fresh = append(fresh, k)
		} else if string(old.JSON.Raw()) != string(k.JSON.Raw()) && !inspect.SameJSON(old.JSON, k.JSON) {
			add(KeyEdited, old, k)
		}
	}
	for _, k := range fresh {
		if old := left.called(k); old != nil {
			add(KeyChanged, old, k)
		} else if old := left.madeOf(k); old != nil {
			add(KeyRenamed, old, k)
		} else {
			add(KeyAdded, nil, k)
		}
	}
	for _, old := range before {
		if !left.paired[old] {
			add(KeyRemoved, old, nil)
		}
	}
	return list
}
