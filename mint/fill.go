package mint

import (
	"encoding/base64"
	"fmt"
	"io"
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// The stand-ins for what a profile demands and nobody gave. The names are
// reserved for examples (RFC 2606 §2): no verifier trusts them by accident.
const (
	standInIssuer   = "https://issuer.example"
	standInAudience = "https://api.example"
	standInClient   = "test-client"
	standInSubject  = "test-subject"
)

// fill completes the claims.
func (d *draft) fill() error {
	for _, part := range d.spec.profile().claims {
		if d.claims.Has(part.name) {
			continue
		}
		if err := d.fillClaim(part); err != nil {
			return err
		}
	}
	if iss, sub := d.claims.Get("iss"), d.claims.Get("sub"); d.spec.Profile == audit.ProfileClientAssertion && string(iss) != string(sub) {
		d.note("iss is %s and sub is %s: in a client assertion both are the client (RFC 7523 §3)", short(iss), short(sub))
	}
	if d.spec.profile().bearer {
		d.noteParties()
	}
	return d.fillID()
}

// noteParties says that iss or aud is missing, or empty as from a variable
// that is not set.
func (d *draft) noteParties() {
	for _, name := range []string{"iss", "aud"} {
		switch string(d.claims.Get(name)) {
		case "":
			d.note("the token has no %s: verifiers cannot tell %s (give --%[1]s)", name, meaning(name))
		case `""`, "[]", `[""]`:
			d.note("the token's %s is empty: verifiers cannot tell %s (is a variable not set?)", name, meaning(name))
		}
	}
}

// meaning says what a verifier reads from a claim.
func meaning(name string) string {
	if name == "iss" {
		return "who made it"
	}
	return "whom it is for"
}

// filler says how one claim is filled in.
type filler struct {
	name string
	// text is a fixed string, json a fixed value, same the claim to copy.
	text, json, same string
	// stranger is set for a stand-in that the user should know of.
	stranger bool
	// random is set for a fresh random string.
	random bool
}

func (d *draft) fillClaim(f filler) error {
	switch {
	case f.name == "iat":
		d.claims.setInt("iat", d.spec.Now.Unix())
	case f.name == "exp":
		if !d.wishes(NoExpiry) {
			d.claims.setInt("exp", d.spec.Now.Add(d.spec.profile().life).Unix())
		}
	case f.same != "" && d.claims.Has(f.same):
		d.claims.Set(f.name, d.claims.Get(f.same))
	case f.random:
		text, err := d.randomText(32)
		if err != nil {
			return err
		}
		d.claims.setText(f.name, text)
	case f.json != "":
		d.claims.Set(f.name, []byte(f.json))
	default:
		d.claims.setText(f.name, f.text)
	}
	if f.stranger {
		d.note("no %s was given: the token says %s", f.name, d.claims.Get(f.name))
	}
	return nil
}

// fillID gives the token its jti.
func (d *draft) fillID() error {
	if d.claims.Has("jti") || !d.spec.profile().unique && !d.spec.Unique {
		return nil
	}
	id, err := newID(d.spec.Random)
	if err != nil {
		return err
	}
	d.claims.setText("jti", string(id[:]))
	return nil
}

func (d *draft) randomText(n int) (string, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(d.spec.Random, b); err != nil {
		return "", fmt.Errorf("no randomness: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// idLength is the length of a UUID as text.
const idLength = 36

// newID makes a random UUID (RFC 9562 §5.4).
func newID(random io.Reader) (id [idLength]byte, err error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return id, fmt.Errorf("no randomness: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	writeID(id[:], &b)
	return id, nil
}

// writeID writes a UUID as RFC 9562 §4 does.
func writeID(dst []byte, b *[16]byte) {
	const digits = "0123456789abcdef"
	at := 0
	for i, c := range b {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			dst[at] = '-'
			at++
		}
		dst[at], dst[at+1] = digits[c>>4], digits[c&15]
		at += 2
	}
}

// purpose is what a profile asks of a token.
type purpose struct {
	typ    string
	life   time.Duration // from now to exp
	long   time.Duration // a longer life is noted; 0 where exp has no place
	unique bool          // has a jti
	bearer bool          // should say iss and aud
	claims []filler
}

// profile returns what the token's profile asks for.
func (s *Spec) profile() purpose {
	if s.Profile == "" {
		return purposeOf(audit.ProfileGeneric)
	}
	return purposeOf(s.Profile)
}
