package mint_test

import (
	"crypto/rand"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
	"pgregory.net/rapid"
)

// TestDisclose withholds claims, parts of claims and elements of lists, and
// finds every one of them again.
func TestDisclose(t *testing.T) {
	s := spec(t, "ES256", audit.ProfileSDJWT)
	s.Claims = claims(t, `{"iss":"https://pid.acme.dev","given_name":"Jane","address":{"city":"Berlin","country":"DE"},"nationalities":["DE","FR"]}`)
	s.Disclose = []string{"given_name", "address.city", "address", "nationalities/1"}
	token := minted(t, s)
	parsed := inspect.Parse(token.Text)
	if parsed.Form != inspect.FormSDJWT || len(parsed.Disclosures) != 4 || len(parsed.Problems) > 0 {
		t.Fatalf("%s: %v", parsed.Form, parsed.Problems)
	}
	for _, secret := range []string{"Jane", "Berlin", "address", "FR"} {
		if strings.Contains(string(token.Claims), `"`+secret+`"`) { // a digest may hold such letters
			t.Errorf("%s holds %s", token.Claims, secret)
		}
	}
	for _, path := range []string{"given_name", "address"} {
		if !parsed.Lookup(path).Exists() {
			t.Errorf("no %s", path)
		}
	}
	v := inspect.Verify(parsed, &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.Signer.Key)}, Now: now})
	if !v.Valid {
		t.Errorf("%v", v.Checks)
	}
	for _, f := range findings(t, token.Text, audit.ProfileAuto, s.Signer.Key) {
		if f.Severity > audit.Info && !strings.HasPrefix(f.Rule.ID, "pii-") {
			t.Errorf("%s: %s", f.Rule.ID, f.Message)
		}
	}
}

// TestDiscloseAnything withholds any part of any claims, and a verifier that
// gets all disclosures accepts them.
func TestDiscloseAnything(t *testing.T) {
	paths := []string{"a", "b", "b/c", "b/c/0", "b/c/1", "b/d", "e/0", "e/1/f", "e/1"}
	rapid.Check(t, func(r *rapid.T) {
		s := mint.Spec{Profile: audit.ProfileSDJWT, Signer: signerFor(t, "HS256"), Now: now, Random: rand.Reader}
		s.Claims = claims(t, `{"a":1.50,"b":{"c":["x",{"y":null}],"d":true},"e":[[],{"f":"g"}]}`)
		s.Disclose = rapid.SliceOfDistinct(rapid.SampledFrom(paths), rapid.ID[string]).Draw(r, "paths")
		token, err := s.Mint()
		if err != nil {
			r.Fatal(err)
		}
		parsed := inspect.Parse(token.Text)
		v := inspect.Verify(parsed, &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.Signer.Key)}, Now: now})
		if !v.Valid || len(parsed.Disclosures) != len(s.Disclose) {
			r.Fatalf("%v: %v", s.Disclose, v.Checks)
		}
	})
}

// TestDiscloseKeepsDigests does not write over digests that are there already.
func TestDiscloseKeepsDigests(t *testing.T) {
	for _, c := range []struct{ claims, path string }{
		{`{"_sd":["x"],"a":1}`, "a"},
		{`{"a":{"_sd":[],"b":1}}`, "a/b"},
	} {
		s := spec(t, "ES256", audit.ProfileSDJWT)
		s.Claims, s.Disclose = claims(t, c.claims), []string{c.path}
		if token, err := s.Mint(); err == nil || !strings.Contains(err.Error(), `"_sd"`) {
			t.Errorf("%s: %v %v", c.claims, token, err)
		}
	}
}
