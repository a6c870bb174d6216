package negative

import (
	"fmt"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
)

// DefaultHost is where the key URLs of a set point to unless the caller names
// a host: a name that can never exist (RFC 6761 §6.4).
const DefaultHost = "attacker.invalid"

// A Token is the token of one case.
type Token struct {
	Case
	// Family is the name of the case's family.
	Family string
	Text   []byte
}

// A Set is the tokens made from one good token.
type Set struct {
	Tokens []Token
	// LeftOut names the cases that make no sense for the key.
	LeftOut []string

	// Algorithm is that of the good token. Issuer, Audience and Type are what
	// the verifier under test must demand, Now the time to verify at.
	Algorithm, Issuer, Audience, Type string
	Now                               time.Time

	key   *inspect.Key
	keyID string
	weak  bool
}

// An UnfitError says why no set can be made from a token.
type UnfitError struct{ Reason string }

// Error says what is wrong, in one lower-case line.
func (e *UnfitError) Error() string { return e.Reason }

// Hint tells the next step.
func (e *UnfitError) Hint() string {
	return "make it from a token that is good now, with iss, aud and exp, such as --profile access-token"
}

// Make makes the set from the token that the spec describes; the claims that
// cases vary are filled in where they are missing. host is the one that key
// URLs name, "" for DefaultHost. An [*UnfitError] says that a sound verifier
// would not accept even the good token; other errors are those of minting.
func Make(spec *mint.Spec, host string) (*Set, error) {
	if host == "" {
		host = DefaultHost
	}
	s, err := newSource(spec, host)
	if err != nil {
		return nil, err
	}
	set := s.set()
	if err := set.fit(s.good); err != nil {
		return nil, err
	}
	for _, family := range Families() {
		for _, c := range family.Cases {
			text := c.token(s)
			switch {
			case s.err != nil:
				return nil, fmt.Errorf("case %s: %w", c.Name, s.err)
			case text == nil:
				set.LeftOut = append(set.LeftOut, c.Name)
			default:
				if c.sized && s.signer.Key.Type == "RSA" {
					c.Rule = ""
				}
				set.Tokens = append(set.Tokens, Token{c, family.Name, text})
			}
		}
	}
	return set, nil
}

// Policy is that of a verifier which trusts the good token's key alone, and
// demands what the good token says: it accepts and refuses as the set expects.
func (s *Set) Policy() *inspect.Policy {
	return &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.key)}, Now: s.Now, Strict: true,
		Issuers: []string{s.Issuer}, Audiences: []string{s.Audience}, Type: s.Type, AllowWeakKeys: s.weak}
}

// Rejects counts the tokens that must be refused.
func (s *Set) Rejects() int {
	n := 0
	for _, t := range s.Tokens {
		if !t.Accept() {
			n++
		}
	}
	return n
}

// fit demands that the good token is good.
func (s *Set) fit(good []byte) error {
	v := inspect.Verify(inspect.Parse(good), s.Policy())
	if v.Valid {
		return nil
	}
	i := slices.IndexFunc(v.Checks, func(c inspect.Check) bool { return c.Status == inspect.Failed })
	return &UnfitError{fmt.Sprintf("the good token is not good: %s: %s", v.Checks[i].Name, v.Checks[i].Detail)}
}

// JWKS is the JWK Set that a verifier under test trusts, nil where the key is
// a secret, which no set must hold.
func (s *Set) JWKS() []byte {
	if s.key.IsSymmetric() {
		return nil
	}
	key := *s.key
	key.ID = s.keyID
	return keygen.Set(jwk(&key))
}
