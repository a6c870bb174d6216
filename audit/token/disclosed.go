package token

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// isSelective reports an SD-JWT, or the issuer's part of one, whatever its type.
func isSelective(p *audit.TokenPass) bool {
	return p.Token.Form == inspect.FormSDJWT || p.Profile == audit.ProfileSDJWT
}

// A digestWalk goes through the digests of an SD-JWT as RFC 9901 §7.1 has
// verifiers do.
type digestWalk struct {
	p    *audit.TokenPass
	seen map[string]bool
	odd  tally // _sd that are no arrays
	// named says of each disclosure, by its digest, whether it has a name.
	named map[string]bool
}

func walkDigests(p *audit.TokenPass) {
	w := digestWalk{p: p, seen: map[string]bool{}, named: map[string]bool{}}
	for i := range p.Token.Disclosures {
		if d := &p.Token.Disclosures[i]; d.Digest != "" && d.Value.Exists() {
			w.named[d.Digest] = d.Name.Exists()
		}
	}
	w.document("payload", p.Claims)
	for i := range p.Token.Disclosures {
		w.document(fmt.Sprintf("disclosures/%d", i), p.Token.Disclosures[i].JSON.Root())
	}
}

// document looks at the digests in the payload or in a disclosure.
func (w *digestWalk) document(part string, root inspect.Value) {
	for v := range root.Descendants() {
		switch {
		case v.NameIs("_sd") && v.Kind() != inspect.Array:
			w.p.Reportf(part+w.odd.path(v), "_sd is a JSON %s, not an array of digests", v.Kind())
		case v.NameIs("_sd"):
			for e := range v.Children() {
				w.digest(part, e, true)
			}
		case v.NameIs("...") && v.Kind() == inspect.String:
			w.digest(part, v, false)
		}
	}
}

// digest looks at one digest; inObject says that it stands in _sd.
func (w *digestWalk) digest(part string, v inspect.Value, inObject bool) {
	if v.Kind() != inspect.String {
		w.p.Reportf(part, "a digest in _sd is a JSON %s, not a string", v.Kind())
		return
	}
	digest := v.Text()
	named, known := w.named[digest]
	switch {
	case w.seen[digest]:
		w.p.Reportf(part, "the digest %q stands twice", brief(digest))
	case known && inObject && !named:
		w.p.Reportf(part, "a digest in _sd is that of an array element")
	case known && !inObject && named:
		w.p.Reportf(part, "a digest in an array is that of a named claim")
	}
	w.seen[digest] = true
}

// checkDisclosedNames reports disclosed claims that stand beside one of the
// same name, disclosed or not.
func checkDisclosedNames(p *audit.TokenPass) {
	places := map[string]bool{}
	for i := range p.Token.Disclosures {
		d := &p.Token.Disclosures[i]
		if d.Path == "" || !d.Name.Exists() || d.Name.IsText("_sd") || d.Name.IsText("...") {
			continue
		}
		if places[d.Path] || openAt(p, d.Path).Exists() {
			p.Reportf(fmt.Sprintf("disclosures/%d", i), "discloses %q, which is there already", brief(d.Name.Text()))
		}
		places[d.Path] = true
	}
}

// openAt returns the value at a path in the payload or in a disclosure that
// stands there without being disclosed.
func openAt(p *audit.TokenPass, path string) inspect.Value {
	if rest, ok := strings.CutPrefix(path, "payload"); ok {
		return p.Claims.Lookup(rest)
	}
	number, rest, _ := strings.Cut(strings.TrimPrefix(path, "disclosures/"), "/")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(p.Token.Disclosures) {
		return inspect.Value{}
	}
	return p.Token.Disclosures[i].JSON.Root().Lookup("/" + rest)
}
