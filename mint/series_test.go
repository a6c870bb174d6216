package mint_test

import (
	"bufio"
	"bytes"
	"crypto"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// TestSeries makes many tokens by each algorithm, whose names have all offsets
// in base64, and verifies every one.
func TestSeries(t *testing.T) {
	for i, alg := range algorithms() {
		s := spec(t, alg, audit.ProfileAccessToken)
		s.Claims = claims(t, `{"pad":"`+strings.Repeat("x", i%3)+`","iss":"https://login.acme.dev","aud":"api"}`)
		checkSeries(t, s, 30)
	}
}

// TestSeriesStepByStep is of tokens that have more in common than a jti.
func TestSeriesStepByStep(t *testing.T) {
	s := spec(t, "ES256", audit.ProfileSDJWT)
	s.Claims = claims(t, `{"name":"Jane"}`)
	s.Disclose = []string{"name"}
	checkSeries(t, s, 3)
	s = spec(t, "ES256", audit.ProfileGeneric)
	key := keyFor(t, "ES256")
	var err error
	if s.Signer, err = mint.External(opaque{key.Private.(crypto.Signer)}, "", key.ID, rand.Reader); err != nil {
		t.Fatal(err)
	}
	checkSeries(t, s, 3)
}

func checkSeries(t *testing.T, s *mint.Spec, n int) {
	t.Helper()
	series, err := s.Series()
	if err != nil {
		t.Fatal(err)
	}
	policy := &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.Signer.Key)}, Now: now}
	makers := []*mint.Maker{series.Maker(bufio.NewReader(rand.Reader)), series.Maker(rand.Reader)}
	var ids []string
	for i := range n {
		token, id, err := makers[i%2].Next()
		if err != nil {
			t.Fatal(err)
		}
		parsed := inspect.Parse(token)
		if v := inspect.Verify(parsed, policy); !v.Valid || !parsed.Claim("jti").IsText(string(id)) || len(id) != 36 {
			t.Fatalf("%s: %v", token, v.Checks)
		}
		if parsed.Form == inspect.FormJWS && !bytes.Equal(parsed.Header.Bytes, series.First.Header) {
			t.Errorf("header %s", parsed.Header.Bytes)
		}
		ids = append(ids, string(id))
	}
	slices.Sort(ids)
	if len(ids) != n || len(slices.Compact(ids)) != n {
		t.Errorf("%s: %d tokens, want %d with as many IDs", s.Signer.Algorithm, len(ids), n)
	}
}

// TestSeriesRefused holds that a jti cannot be shared, and that randomness that
// ends does so in an error.
func TestSeriesRefused(t *testing.T) {
	s := spec(t, "HS256", audit.ProfileGeneric)
	series, err := s.Series()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := series.Maker(strings.NewReader("short")).Next(); err == nil || !strings.Contains(err.Error(), "no randomness") {
		t.Errorf("%v", err)
	}
	s.Claims.Set("jti", []byte(`"one"`))
	if _, err := s.Series(); err == nil {
		t.Error("many tokens with one jti")
	}
	s = spec(t, "ES256", audit.ProfileSDJWT)
	s.Disclose = []string{"jti"}
	var bad *mint.BadInput
	if _, err := s.Series(); !errors.As(err, &bad) {
		t.Errorf("many tokens whose jti is withheld: %v", err)
	}
}
