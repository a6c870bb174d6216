package mint

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
)

// saltBytes is the size of a disclosure's salt, RFC 9901 §9.3.
const saltBytes = 16

// notDisclosable are the claims that a verifier needs to tell whether the
// token is good at all (RFC 9901 §9.7), and those that SD-JWT itself uses.
func notDisclosable() []string {
	return []string{"iss", "aud", "exp", "nbf", "cnf", "_sd", "_sd_alg", "vct"}
}

// disclose takes the claims that the holder may withhold out of the payload
// and leaves their digests (RFC 9901 §4.2).
func (d *draft) disclose() error {
	if len(d.spec.Disclose) == 0 {
		return nil
	}
	doc, _ := inspect.ReadJSON(d.claims.JSON())
	w := withholder{draft: d, hidden: make(map[string]bool, len(d.spec.Disclose))}
	for _, path := range d.spec.Disclose {
		v := doc.Root().Lookup(path)
		switch {
		case !v.Exists() || v.Depth() == 0:
			return hintf("name a claim by its path, such as address/city or roles/0", "there is no claim %.40q to disclose", path)
		case w.hidden[v.Path()]:
			return badf("claim %.40q is to be disclosed twice", path)
		case v.Depth() == 1 && slices.Contains(notDisclosable(), v.Name()):
			return badf("%s must not be disclosed selectively: without it nobody can tell whether the token is good (RFC 9901 §9.7)", v.Name())
		}
		w.hidden[v.Path()] = true
	}
	payload, err := w.value(doc.Root())
	if err != nil {
		return err
	}
	if d.claims, err = objectOf("the claims", payload); err != nil {
		return err
	}
	d.claims.setText("_sd_alg", "sha-256")
	return nil
}

// withholder rewrites a claims set, the deepest values first, so that a claim
// can be disclosed in parts.
type withholder struct {
	*draft
	hidden map[string]bool // paths
}

// value returns the JSON text of a value without what is withheld in it.
func (w *withholder) value(v inspect.Value) ([]byte, error) {
	switch v.Kind() {
	case inspect.Object:
		return w.object(v)
	case inspect.Array:
		return w.array(v)
	}
	return v.Raw(), nil
}

func (w *withholder) object(v inspect.Value) ([]byte, error) {
	var o Object
	var digests []string
	for m := range v.Children() {
		json, err := w.value(m)
		if err != nil {
			return nil, err
		}
		if !w.hidden[m.Path()] {
			o.Set(m.Name(), json)
			continue
		}
		name, err := String(m.Name())
		if err != nil {
			return nil, err
		}
		digest, err := w.disclosure(name, json)
		if err != nil {
			return nil, err
		}
		digests = append(digests, digest)
	}
	if len(digests) > 0 {
		if o.Has("_sd") {
			return nil, hintf("leave it out: --disclose writes it", "the claims have a %q of their own where the digests go", "_sd")
		}
		slices.Sort(digests) // their order must not tell which is which, §4.2.4.1
		list := []byte{'['}
		for i, digest := range digests {
			if i > 0 {
				list = append(list, ',')
			}
			list = append(append(append(list, '"'), digest...), '"')
		}
		o.Set("_sd", append(list, ']'))
	}
	return o.JSON(), nil
}

func (w *withholder) array(v inspect.Value) ([]byte, error) {
	list := []byte{'['}
	for e := range v.Children() {
		json, err := w.value(e)
		if err != nil {
			return nil, err
		}
		if w.hidden[e.Path()] {
			digest, err := w.disclosure(nil, json)
			if err != nil {
				return nil, err
			}
			json = []byte(`{"...":"` + digest + `"}`)
		}
		if len(list) > 1 {
			list = append(list, ',')
		}
		list = append(list, json...)
	}
	return append(list, ']'), nil
}

// disclosure writes [salt, name, value] or [salt, value] and returns its digest.
func (w *withholder) disclosure(name, value []byte) (digest string, err error) {
	salt, err := w.randomText(saltBytes)
	if err != nil {
		return "", err
	}
	text := []byte(`["` + salt + `",`)
	if name != nil {
		text = append(append(text, name...), ',')
	}
	text = append(append(text, value...), ']')
	w.token.Disclosures = append(w.token.Disclosures, text)
	encoded := base64.RawURLEncoding.AppendEncode(nil, text)
	w.disclosures = append(w.disclosures, encoded)
	sum := sha256.Sum256(encoded)
	return base64.RawURLEncoding.EncodeToString(sum[:]), nil
}
