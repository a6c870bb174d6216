package mint

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// write signs the token, encrypts it, and reads back what it wrote.
func (d *draft) write() error {
	t := &d.token
	t.Header, t.Claims = d.header.JSON(), d.claims.JSON()
	if d.spec.Signer == nil && d.spec.Recipient != nil && !d.wishes(AlgNone) {
		return d.encryptClaims()
	}
	sign, err := d.signer()
	if err != nil {
		return err
	}
	if t.Text, err = Compact(t.Header, t.Claims, sign); err != nil {
		return fmt.Errorf("the signer failed: %w", err)
	}
	if len(d.disclosures) > 0 || d.spec.Profile == audit.ProfileSDJWT {
		t.Text = append(bytes.Join(append([][]byte{t.Text}, d.disclosures...), []byte{'~'}), '~')
	}
	if err := d.readBack(); err != nil {
		return err
	}
	if d.spec.Recipient != nil {
		return d.encryptToken()
	}
	return nil
}

// signer returns the means to sign, if they are fit.
func (d *draft) signer() (SignFunc, error) {
	s := d.spec.Signer
	switch {
	case d.wishes(AlgNone):
		return Unsigned, d.need(AlgNone, "alg is none")
	case s == nil:
		return nil, hintf("give a key, or a secret", "there is no key to sign with")
	case s.Weakness == "":
		return s.Sign, nil
	case s.Key.IsSymmetric():
		return s.Sign, d.need(ShortSecret, "%s", s.Weakness)
	}
	return s.Sign, d.need(WeakKey, "%s", s.Weakness)
}

// readBack holds the token against what was meant: a token that says anything
// else must never leave. The signature is verified where the key is known.
func (d *draft) readBack() error {
	t := inspect.Parse(d.token.Text)
	switch {
	case len(d.token.Text) > inspect.MaxTokenBytes:
		return hintf("give fewer or shorter claims", "the token would have %d bytes, more than the %d that verifiers of this project read", len(d.token.Text), inspect.MaxTokenBytes)
	case len(t.Problems) > 0:
		return badf("the token would not be sound: %s", t.Problems[0])
	case !bytes.Equal(t.Header.Bytes, d.token.Header) || !bytes.Equal(t.Payload.Bytes, d.token.Claims):
		return fmt.Errorf("the token that was written says something else than what was meant")
	case len(t.Disclosures) != len(d.disclosures):
		return fmt.Errorf("the token that was written has %d disclosures, not %d", len(t.Disclosures), len(d.disclosures))
	}
	if d.wishes(AlgNone) || d.spec.Signer.Key == nil {
		return nil
	}
	return verified(t, d.spec.Signer)
}

// verified verifies the signature with the signer's own key.
func verified(t *inspect.Token, s *Signer) error {
	k := *s.Key
	k.ID, k.Operations, k.Use = "", nil, "" // they say who may use the key, not what it is
	v := inspect.Verify(t, &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(&k)}, AllowWeakKeys: true, SignatureOnly: true})
	i := slices.IndexFunc(v.Checks, func(c inspect.Check) bool { return c.Name == "signature" })
	if v.Key != nil || i < 0 || v.Checks[i].Status == inspect.NotMade {
		return nil // or a header that no verifier goes beyond
	}
	return fmt.Errorf("the signature that was made does not verify with the key: %s", strings.TrimSpace(v.Checks[i].Detail))
}
