package negative

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
)

// source is what the tokens of a set are made from. Its methods remember the
// first error, so that a case is one expression.
type source struct {
	spec           *mint.Spec
	header, claims mint.Object // of the good token
	good           []byte
	parts          [3]string // its segments

	signer *mint.Signer // of the key that is trusted
	twin   *mint.Signer // of a key like it that is not
	public *mint.Signer // of a key with a public part that is not trusted
	host   string
	now    time.Time
	random io.Reader
	err    error
}

// The stand-ins for the parties that the spec does not name, and the client.
const (
	standInIssuer   = "https://issuer.example"
	standInAudience = "https://api.example"
	client          = "test-client"
)

// newSource mints the good token and makes the attacker's keys.
func newSource(spec *mint.Spec, host string) (*source, error) {
	own := *spec
	own.Claims, own.Unique = spec.Claims.Clone(), true
	switch own.Profile {
	case audit.ProfileDPoP, audit.ProfileKeyBinding, audit.ProfileSDJWT, audit.ProfileSET:
		return nil, &UnfitError{"no set is made from a token of profile " + string(own.Profile)}
	}
	if own.Signer == nil || own.Signer.Key == nil {
		return nil, &UnfitError{"a set is made from a signed token whose key is known"}
	}
	if own.Recipient != nil || len(own.Disclose) > 0 {
		return nil, &UnfitError{"a set is made from a plain signed token, neither encrypted nor with disclosures"}
	}
	for _, c := range [][2]string{{"iss", standInIssuer}, {"sub", "test-subject"}, {"aud", standInAudience}} {
		if own.Profile != audit.ProfileClientAssertion && !own.Claims.Has(c[0]) {
			own.Claims.Set(c[0], quote(c[1]))
		}
	}
	token, err := own.Mint()
	if err != nil {
		return nil, err
	}
	s := &source{spec: &own, good: token.Text, signer: own.Signer, host: host, now: own.Now, random: own.Random}
	copy(s.parts[:], strings.Split(string(token.Text), "."))
	if s.header, err = mint.ParseObject("the header", token.Header); err != nil {
		return nil, err
	}
	if s.claims, err = mint.ParseObject("the claims", token.Claims); err != nil {
		return nil, err
	}
	return s, s.attackers()
}

// attackers makes the keys that nobody trusts.
func (s *source) attackers() (err error) {
	if s.twin, err = s.stranger(s.signer.Algorithm); err != nil {
		return err
	}
	if s.public = s.twin; s.symmetric() {
		s.public, err = s.stranger("ES256")
	}
	return err
}

func (s *source) stranger(alg string) (*mint.Signer, error) {
	o := keygen.Options{Random: s.random}
	if s.signer.Key.Type == "RSA" && alg[0] != 'E' {
		o.Bits = 2048
	}
	k, err := keygen.Generate(alg, o)
	if err != nil {
		return nil, err
	}
	return mint.NewSigner(k, alg, s.random)
}

// symmetric reports whether the trusted key is a secret.
func (s *source) symmetric() bool { return s.signer.Key.IsSymmetric() }

// elliptic reports whether signatures are ECDSA's.
func (s *source) elliptic() bool { return s.signer.Key.Type == "EC" }

// set starts the set with what the good token says.
func (s *source) set() *Set {
	t := inspect.Parse(s.good)
	aud, _ := t.Claim("aud").Strings()
	set := &Set{Algorithm: s.signer.Algorithm, Issuer: t.Claim("iss").Text(), Type: t.Header.JSON.Get("typ").Text(),
		Now: s.now, key: s.signer.Key, keyID: s.signer.KeyID, weak: s.signer.Weakness != ""}
	if len(aud) > 0 {
		set.Audience = aud[0]
	}
	return set
}

// text is a claim of the good token that is a string.
func (s *source) text(claim string) string {
	doc, _ := inspect.ReadJSON(s.claims.JSON())
	values, _ := doc.Get(claim).Strings()
	return slices.Concat(values, []string{""})[0]
}

// at is the NumericDate of a time from now.
func (s *source) at(from time.Duration) string {
	return strconv.FormatInt(s.now.Add(from).Unix(), 10)
}
