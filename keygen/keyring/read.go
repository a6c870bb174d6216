package keyring

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// member is the private member that holds what a JWK Set has no room for.
const member = "jwtctl"

// maxBytes is the longest text of a ring, maxKeys the largest number of keys.
const (
	maxBytes = 16 << 20
	maxKeys  = 1000
)

// IsRing reports whether a text is meant as a ring: a JSON object with our
// private member. It may have any number of faults.
func IsRing(data []byte) bool {
	if !bytes.Contains(data, []byte(`"`+member+`"`)) {
		return false
	}
	doc, _ := inspect.ReadJSON(data)
	return doc.IsObject() && doc.Get(member).Get("version").Exists()
}

// Read reads a ring. It is strict, because a ring decides about all tokens of
// an issuer: whatever is unknown in our own members, inconsistent or unusable
// is a [*Fault]. Members that others added are kept. The ring refers to data,
// which must not be changed afterwards.
func Read(data []byte) (Ring, error) {
	r, faults := Examine(data)
	if len(faults) > 0 {
		return Ring{}, faults[0]
	}
	return r, nil
}

// Examine is Read for whoever wants to know all that is wrong. The ring can
// be used if every fault is mendable, and then with [Mend] alone.
func Examine(data []byte) (Ring, []*Fault) {
	root, fault := openSet(data)
	if fault != nil {
		return Ring{}, []*Fault{fault}
	}
	var r Ring
	f := fields{place: member, value: root.Get(member)}
	r.readHead(&f)
	for v := range root.Children() {
		if name := v.Name(); name != member && name != "keys" {
			r.extra = append(r.extra, keygen.Member{Name: name, Value: v.Raw()})
		}
	}
	faults := append(f.end(), r.readKeys(data)...)
	if len(faults) == 0 {
		faults = r.consistency()
	}
	return r, faults
}

// openSet parses the text as far as telling what it is.
func openSet(data []byte) (inspect.Value, *Fault) {
	if len(data) > maxBytes {
		return inspect.Value{}, malformed("", "the keyring has %d bytes; the limit is %d", len(data), maxBytes)
	}
	doc, problems := inspect.ReadJSON(data)
	root := doc.Root()
	head := root.Get(member)
	switch {
	case !doc.IsObject() || !head.Exists() && !root.Get("keys").Exists():
		return root, &Fault{NotRing, "", "this is no keyring"}
	case !head.Exists():
		return root, &Fault{NotRing, "", "this is a JWK Set without the states of its keys, and no keyring"}
	case len(problems) > 0:
		p := problems[0]
		return root, malformed("", "%s (byte %d)", p.Message, p.Offset)
	case head.Kind() != inspect.Object:
		return root, malformed(member, "of type %s; an object is needed", head.Kind())
	}
	switch version, ok := head.Get("version").Int(); {
	case !ok || version < 1:
		return root, malformed(member+"/version", "not the number of a format")
	case version > Version:
		return root, &Fault{Newer, "", fmt.Sprintf("the keyring has format %d, and this jwtctl knows formats up to %d", version, Version)}
	}
	return root, nil
}

// readHead reads what the ring says about itself.
func (r *Ring) readHead(f *fields) {
	f.known("version", "changed", "max_token_lifetime", "cache_ttl", "skew", "every", "public", "caches_until", "removed")
	r.Changed = f.moment("changed", true)
	r.Policy = Policy{
		TokenLifetime: f.seconds("max_token_lifetime", true), CacheTTL: f.seconds("cache_ttl", true),
		Skew: f.seconds("skew", true), Every: f.seconds("every", false),
	}
	r.CachesUntil = f.moment("caches_until", false)
	r.PublicFile = f.text("public", false)
	if err := r.Policy.Check(); err != nil {
		f.fault("", "%v", err)
	}
	removed := f.value.Get("removed")
	if removed.Exists() && removed.Kind() != inspect.Array {
		f.fault("removed", "of type %s; an array is needed", removed.Kind())
	}
	i := 0
	for v := range removed.Children() {
		t := fields{place: fmt.Sprintf("%s/removed/%d", member, i), value: v}
		t.known("kid", "alg", "at", "revoked")
		stone := Tombstone{ID: t.text("kid", true), Algorithm: t.text("alg", false), At: t.moment("at", true), Revoked: t.truth("revoked")}
		r.Removed = append(r.Removed, stone)
		f.faults = append(f.faults, t.end()...)
		i++
	}
}

// consistency looks at the ring as a whole.
func (r *Ring) consistency() (faults []*Fault) {
	var active, next []string
	seen := map[string]int{}
	for i, k := range r.Keys {
		if before, again := seen[k.ID]; again {
			return append(faults, malformed(fmt.Sprintf("keys/%d/kid", i), "the same as that of keys/%d", before))
		}
		seen[k.ID] = i
		switch k.State {
		case Active:
			active = append(active, fmt.Sprintf("keys/%d", i))
		case Next:
			next = append(next, fmt.Sprintf("keys/%d", i))
		}
	}
	for i, t := range r.Removed {
		if at, again := seen[t.ID]; again {
			return append(faults, malformed(fmt.Sprintf("%s/removed/%d/kid", member, i), "the same as that of keys/%d, which is not removed", at))
		}
	}
	switch {
	case len(active) > 1:
		faults = append(faults, &Fault{ManyActive, "", "more than one key is active: " + strings.Join(active, ", ")})
	case len(active) == 0:
		faults = append(faults, &Fault{NoActive, "", "no key is active, so nothing can be signed"})
	}
	if len(next) > 1 {
		faults = append(faults, &Fault{ManyNext, "", "more than one key is next: " + strings.Join(next, ", ")})
	}
	return faults
}
