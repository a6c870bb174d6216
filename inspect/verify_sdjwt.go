package inspect

import (
	"fmt"
	"slices"
)

// validityClaims decide whether a token is good at all, so that an issuer
// must not leave it to the holder to show them, RFC 9901 §9.7.
var validityClaims = []string{"iss", "aud", "exp", "nbf", "cnf"}

// disclosures makes the checks of RFC 9901 §7.1 that go beyond reading: each
// disclosure must have its one place in the token, by a hash that is known.
func (v *Verdict) disclosures(t *Token) {
	if alg := t.Payload.JSON.Get("_sd_alg"); alg.Exists() && t.DisclosureDigest(nil) == "" {
		v.add("disclosures", Failed, fmt.Sprintf("_sd_alg is %.40s, which is no hash that is known (RFC 9901 §7.1)", alg.Raw()))
		return
	}
	w := sdWalk{token: t, seen: make(map[string]bool), claims: make(map[string]bool)}
	w.document(&t.Payload.JSON, "payload")
	for i := range t.Disclosures {
		w.document(t.Disclosures[i].JSON, fmt.Sprintf("disclosures/%d", i))
	}
	if w.fault == "" && len(t.Disclosures) == 0 {
		return
	}
	v.expect("disclosures", w.fault == "", "each has its place in the token", "%s", w.fault)
}

// sdWalk meets every digest of an SD-JWT, those inside disclosures included.
type sdWalk struct {
	token  *Token
	seen   map[string]bool // digests
	claims map[string]bool // paths of the disclosed claims
	fault  string          // the first one
}

func (w *sdWalk) document(doc *Document, base string) {
	doc.eachDigest(func(digest string, member Value) {
		if w.fault == "" {
			w.fault = w.digest(digest, member, base)
		}
	})
}

// digest says what is wrong about a digest and the disclosure it stands for.
func (w *sdWalk) digest(digest string, member Value, base string) string {
	if w.seen[digest] {
		return fmt.Sprintf("the digest %q stands twice in the token", digest)
	}
	w.seen[digest] = true
	i := slices.IndexFunc(w.token.Disclosures, func(d Disclosure) bool { return d.Digest == digest })
	if i < 0 {
		return ""
	}
	name, object := w.token.Disclosures[i].Name, member.parent()
	if !member.NameIs("_sd") {
		switch {
		case name.Exists():
			return fmt.Sprintf("disclosure %d discloses a claim where an array element belongs", i)
		case object.parent().Kind() != Array || object.Len() != 1:
			return fmt.Sprintf("disclosure %d has no array element for its place", i)
		}
		return ""
	}
	if !name.Exists() {
		return fmt.Sprintf("disclosure %d discloses an array element where a claim belongs", i)
	}
	path := base + object.Path() + "/" + EscapePath(name.Text())
	switch {
	case object.Get(name.Text()).Exists() || w.claims[path]:
		return fmt.Sprintf("claim %q is disclosed beside another one of that name", name.Text())
	case slices.Contains(validityClaims, name.Text()) && path == "payload/"+name.Text():
		return fmt.Sprintf("%s is disclosed selectively; it must stand in the token itself (RFC 9901 §9.7)", name.Text())
	}
	w.claims[path] = true
	return ""
}
