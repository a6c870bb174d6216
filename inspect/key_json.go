package inspect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// json reads a JWK, a JWK Set or a map of PEM texts.
func (r *keyReader) json(text []byte) error {
	doc := new(Document)
	faults := r.scratch.read(doc, text)
	if len(faults) > 0 && faults[0].offset == 0 && faults[0].code == CodeUTF8 {
		faults = faults[1:] // a byte order mark does no harm here, RFC 8259 §8.1
	}
	for _, f := range faults {
		if f.code != CodeUTF8 && f.code != CodeDuplicate {
			return badKey("%s (byte %d)", f.message, f.offset)
		}
	}
	slices.SortFunc(faults, func(a, b fault) int { return cmp.Compare(a.offset, b.offset) })
	root := doc.Root()
	keys, kty := root.Get("keys"), root.Get("kty")
	switch {
	case keys.Exists() && kty.Exists():
		return badKey(`both "kty" and "keys": neither a JWK nor a JWK Set`)
	case keys.Exists():
		return r.keySet(keys, faults)
	case kty.Exists():
		r.jwk(root, "JWK", within(root, &faults))
		return nil
	case len(faults) > 0:
		return badKey("%s (byte %d)", faults[0].message, faults[0].offset)
	case hasPEM(root):
		return r.pemMap(root)
	}
	return notAKeySet(root)
}

// keySet reads the keys of a JWK Set, RFC 7517 §5.1. faults are in order of
// their offsets; one inside a key is that key's problem alone.
func (r *keyReader) keySet(keys Value, faults []fault) error {
	if keys.Kind() != Array {
		return badKey(`"keys" is of type %s; in a JWK Set it is an array (RFC 7517 §5.1)`, keys.Kind())
	}
	i := 0
	for v := range keys.Children() {
		if !r.room() {
			return r.fatal
		}
		if len(faults) > 0 && faults[0].offset < v.Offset() {
			break
		}
		r.jwk(v, "keys/"+strconv.Itoa(i), within(v, &faults))
		i++
	}
	if len(faults) > 0 {
		return badKey("%s (byte %d)", faults[0].message, faults[0].offset)
	}
	if i == 0 {
		return badKey(`the JWK Set is empty: "keys" has no elements`)
	}
	return nil
}

// within returns the first of the faults that lie inside v and takes all of
// them off the list.
func within(v Value, faults *[]fault) error {
	var first error
	end := v.Offset() + len(v.Raw())
	for len(*faults) > 0 && (*faults)[0].offset < end {
		if f := (*faults)[0]; first == nil && f.offset >= v.Offset() {
			first = badKey("%s (byte %d)", f.message, f.offset).as(faultOfCode(f.code))
		}
		*faults = (*faults)[1:]
	}
	return first
}

func faultOfCode(code Code) FaultKind {
	if code == CodeDuplicate {
		return FaultDuplicate
	}
	return FaultMember
}

// hasPEM reports an object in which a member is a PEM text, as Google and
// Firebase publish their certificates.
func hasPEM(root Value) bool {
	for v := range root.Children() {
		if v.Kind() == String && strings.Contains(v.Text(), pemBegin) {
			return true
		}
	}
	return false
}

// pemMap reads an object of PEM texts by key ID.
func (r *keyReader) pemMap(root Value) error {
	if private := root.Get("private_key"); root.Get("type").IsText("service_account") && private.Kind() == String {
		r.pem([]byte(private.Text()), root.Get("private_key_id").Text(), "private_key")
		return nil
	}
	for v := range root.Children() {
		if !r.room() {
			return r.fatal
		}
		name := v.Name()
		if v.Kind() != String || !strings.Contains(v.Text(), pemBegin) {
			r.add(&Key{ID: name, Source: EscapePath(name)}, badKey("member %s is no PEM text", short(name)))
			continue
		}
		r.pem([]byte(v.Text()), name, EscapePath(name))
	}
	return nil
}
