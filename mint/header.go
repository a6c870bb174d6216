package mint

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// compile puts the header together: what the key and the profile say, then
// what was given.
func (d *draft) compile() error {
	alg, kid := "none", ""
	if s := d.spec.Signer; s != nil && !d.wishes(AlgNone) {
		alg, kid = s.Algorithm, s.KeyID
	}
	d.header.setText("alg", alg)
	if !d.spec.Untyped {
		d.header.setText("typ", d.spec.profile().typ)
	}
	switch d.spec.Profile {
	case audit.ProfileDPoP:
		if err := d.embedKey(); err != nil {
			return err
		}
	case audit.ProfileKeyBinding: // the key is the one in the cnf claim of another token
	default:
		if kid != "" {
			d.header.setText("kid", kid)
		}
	}
	for _, m := range d.spec.Header.members {
		value, err := ParseValue("header parameter "+m.Name, m.JSON)
		if err != nil {
			return err
		}
		if err := checkName(m.Name); err != nil {
			return err
		}
		if m.Name == "alg" && string(value) != string(d.header.Get("alg")) {
			return hintf("choose it with --alg", "the header's alg is %s, the token is signed with %s", short(value), alg)
		}
		d.header.Set(m.Name, value)
	}
	return nil
}

// embedKey gives a DPoP proof its public key (RFC 9449 §4.2).
func (d *draft) embedKey() error {
	s := d.spec.Signer
	if s == nil || s.Key == nil || s.Key.IsSymmetric() {
		return hintf("give an EC, Ed25519 or RSA key", "a DPoP proof is signed with a private key whose public part is known")
	}
	jwk, err := bareJWK(s.Key)
	if err != nil {
		return err
	}
	d.header.Set("jwk", jwk)
	return nil
}

// bareJWK is the public key by its required members alone, in the order of
// RFC 7638 §3.2.
func bareJWK(k *inspect.Key) ([]byte, error) {
	bare := &inspect.Key{Type: k.Type, Curve: k.Curve, Public: k.Public, Bits: k.Bits}
	jwk, err := keygen.PublicJWK(bare)
	if err != nil {
		return nil, badf("the public key: %w", err)
	}
	return jwk, nil
}

// checkHeader refuses what a JWT verifier would stumble over.
func (d *draft) checkHeader() error {
	doc, _ := inspect.ReadJSON(d.header.JSON())
	for _, name := range []string{"crit", "b64", "zip"} {
		if doc.Get(name).Exists() {
			if err := d.need(UnknownCrit, "the header has %s", name); err != nil {
				return err
			}
		}
	}
	for _, p := range []struct {
		kind  inspect.Kind
		want  string
		names []string
	}{
		{inspect.String, "a string", []string{"kid", "typ", "cty", "jku", "x5u", "x5t", "x5t#S256"}},
		{inspect.Object, "an object", []string{"jwk"}},
		{inspect.Array, "an array", []string{"x5c"}},
	} {
		for _, name := range p.names {
			if v := doc.Get(name); v.Exists() && v.Kind() != p.kind {
				if err := d.need(WrongType, "header parameter %s is a JSON %s, not %s", name, v.Kind(), p.want); err != nil {
					return err
				}
			}
		}
	}
	return d.checkHeaderKey(doc)
}

// checkHeaderKey refuses a key in the header with a member that is no one
// else's business (RFC 7518 §6.2.2, §6.3.2, §6.4.1).
func (d *draft) checkHeaderKey(header *inspect.Document) error {
	jwk := header.Get("jwk")
	for _, name := range []string{"d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"} {
		if jwk.Get(name).Exists() {
			return d.need(ExposedKey, "the jwk in the header is not public")
		}
	}
	return nil
}

// short quotes what may be long.
func short(json []byte) string {
	if len(json) > 40 {
		return strings.ToValidUTF8(string(json[:40]), "") + "…"
	}
	return string(json)
}

func plural(n int64, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
