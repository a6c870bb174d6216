package mint_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/mint"
)

// TestLongestLife: a life of thousands of years is told as it is, though no
// Duration can hold it.
func TestLongestLife(t *testing.T) {
	for exp, want := range map[string]string{
		"1767927845":   "lives 7 days, but",
		"1767326646":   "lives 1h0m1s, but",
		"253402300799": "lives 2912441 days, but",
	} {
		s := spec(t, "ES256", audit.ProfileGeneric)
		s.Unsafe, s.LongestLife = []mint.Wish{mint.LongLife}, time.Hour
		s.Claims = claims(t, `{"iat":1767323045,"exp":`+exp+`}`)
		if notes := strings.Join(minted(t, s).Notes, "\n"); !strings.Contains(notes, want) {
			t.Errorf("exp %s: want %q in %q", exp, want, notes)
		}
	}
}

// TestEncryptedHeader refuses parameters that would say something else than
// what was done to the claims.
func TestEncryptedHeader(t *testing.T) {
	for _, header := range []string{`{"enc":"A128GCM"}`, `{"zip":"DEF"}`} {
		s := spec(t, "ES256", audit.ProfileGeneric)
		s.Signer, s.Header = nil, claims(t, header)
		s.Unsafe = []mint.Wish{mint.UnsignedJWE, mint.UnknownCrit}
		var err error
		if s.Recipient, err = mint.NewRecipient(encryptionKey(t, "ECDH-ES", "P-256"), "", ""); err != nil {
			t.Fatal(err)
		}
		var bad *mint.BadInput
		if _, err := s.Mint(); !errors.As(err, &bad) {
			t.Errorf("%s: %v", header, err)
		}
	}
}
