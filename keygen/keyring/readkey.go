package keyring

import (
	"fmt"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
)

// readKeys reads the keys with their states.
func (r *Ring) readKeys(data []byte) (faults []*Fault) {
	set, err := inspect.ReadKeysWithin(inspect.KeyLimits{Bytes: maxBytes, Keys: maxKeys}, data, nil)
	if err != nil {
		return []*Fault{malformed("keys", "%v", err)}
	}
	for _, k := range set.Keys {
		key, found := readKey(k)
		r.Keys = append(r.Keys, key)
		faults = append(faults, found...)
	}
	return faults
}

// readKey reads one key. Which times it must have follows from its state.
func readKey(k *inspect.Key) (Key, []*Fault) {
	key := Key{ID: k.ID, Algorithm: k.Algorithm, Material: k}
	if fault := checkMaterial(k); fault != nil {
		return key, []*Fault{fault}
	}
	head := k.JSON.Get(member)
	if head.Kind() != inspect.Object {
		return key, []*Fault{malformed(k.Source, "the key has no state: member %q is not there", member)}
	}
	f := fields{place: k.Source + "/" + member, value: head}
	key.State = State(f.text("state", true))
	times := map[string]bool{} // those that are needed
	f.known("state", "published", "signs_from", "signed_until", "published_until", "accepted_for")
	switch key.State {
	case Next:
		times["published"], times["signs_from"] = true, true
	case Active:
		times["published"], times["signs_from"], times["accepted_for"] = true, true, true
	case Retiring:
		times["published"], times["signed_until"], times["published_until"], times["accepted_for"] = true, true, true, true
	default:
		if len(f.faults) == 0 {
			f.fault("state", "%.40q is none of next, active, retiring", string(key.State))
		}
	}
	key.Published = f.moment("published", times["published"])
	key.SignsFrom = f.moment("signs_from", times["signs_from"])
	key.SignedUntil = f.moment("signed_until", times["signed_until"])
	key.PublishedUntil = f.moment("published_until", times["published_until"])
	key.AcceptedFor = f.seconds("accepted_for", times["accepted_for"])
	if len(f.faults) == 0 {
		f.order(key)
	}
	if (key.State == Next || key.State == Active) && k.Private == nil {
		f.fault("state", "a key that is %s needs its private part, which is not there", key.State)
	}
	return key, f.end()
}

// order holds that the key's times follow each other.
func (f *fields) order(k Key) {
	switch {
	case k.State == Retiring && k.PublishedUntil.Before(k.SignedUntil.Add(k.AcceptedFor)):
		f.fault("published_until", "before its last token dies")
	case k.State == Retiring && k.SignedUntil.Before(k.Published):
		f.fault("signed_until", "before the key was published")
	case k.State == Next && k.SignsFrom.Before(k.Published):
		f.fault("signs_from", "before the key was published")
	}
}

// checkMaterial holds that a key is one that a ring can have: sound, for
// signatures, with a public part and an ID.
func checkMaterial(k *inspect.Key) *Fault {
	switch {
	case k.Problem != nil:
		return malformed(k.Source, "%v", k.Problem)
	case k.ID == "":
		return malformed(k.Source, "the key has no kid")
	case k.IsSymmetric():
		return malformed(k.Source, "a symmetric key has no public part, so it cannot be in a keyring")
	case k.Algorithm == "":
		return malformed(k.Source, "the key has no alg")
	case !slices.Contains(k.Algorithms(), k.Algorithm):
		why := k.Unfit()
		if why == "" {
			why = fmt.Sprintf("the key does not sign with %.40q", k.Algorithm)
		}
		return malformed(k.Source, "%s", why)
	}
	return nil
}
