package mint

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// A Spec says what a token shall hold. What it leaves open is filled in by
// the profile and by good practice.
type Spec struct {
	// Profile is what the token is for; "" and ProfileGeneric are any JWT.
	Profile audit.Profile
	// Header holds header parameters beside alg. A kid or typ here goes
	// before the key's and the profile's.
	Header Object
	// Claims are written in their order; what is filled in follows them.
	Claims Object
	// Signer signs. It may be nil with the wish AlgNone, and with a Recipient.
	Signer *Signer
	// Recipient, if there is one, gets the token encrypted.
	Recipient *Recipient
	// Disclose are the paths of the claims that the holder of an SD-JWT may
	// disclose or withhold (RFC 9901 §4.2).
	Disclose []string
	// LongestLife is how long a token may live by the rotation of the key that
	// signs it, 0 for any time. A longer life is noted.
	LongestLife time.Duration
	// Unsafe are the wishes that are granted.
	Unsafe []Wish
	// Untyped leaves typ out of the header, unless it is given there.
	Untyped bool
	// Unique asks for a jti, which all profiles but the generic one do by
	// themselves.
	Unique bool

	// Now is the time of issue, Random the source of jti, nonce and salts.
	Now    time.Time
	Random io.Reader
}

// A Token is what Mint made.
type Token struct {
	// Text is the token.
	Text []byte
	// Header and Claims are the JSON texts in it: of a nested token those of
	// the signed one inside. Outer is the JWE header, nil where there is none.
	Header, Claims, Outer []byte
	// Disclosures are the decoded disclosures of an SD-JWT.
	Disclosures [][]byte
	// Notes say what was filled in unasked and what is wrong with the token,
	// each in one lower-case line.
	Notes []string
}

// draft is a token that is being made.
type draft struct {
	spec           *Spec
	header, claims Object
	disclosures    [][]byte // base64url
	token          Token
}

func (d *draft) note(format string, args ...any) {
	d.token.Notes = append(d.token.Notes, fmt.Sprintf(format, args...))
}

// wishes reports whether something was asked for.
func (d *draft) wishes(w Wish) bool { return slices.Contains(d.spec.Unsafe, w) }

// Mint makes the token. The Spec is not changed. The error is a [*BadInput] or
// an [*UnsafeError] where the Spec is at fault; anything else is a failure of
// the signer.
func (s *Spec) Mint() (*Token, error) {
	d := &draft{spec: s, header: Object{}, claims: s.Claims.Clone()}
	if err := d.compose(); err != nil {
		return nil, err
	}
	if err := d.write(); err != nil {
		return nil, err
	}
	return &d.token, nil
}

// compose fills in and checks all that the token will say.
func (d *draft) compose() error {
	for _, step := range []func() error{d.normalize, d.fill, d.checkTypes, d.checkTimes, d.disclose, d.compile, d.checkHeader} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
