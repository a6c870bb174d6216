package mint_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// TestShapes makes the look-alikes under an issuer of one's own: a verifier
// accepts them, what was given wins, and audit finds nothing of high severity.
func TestShapes(t *testing.T) {
	for _, shape := range mint.Shapes() {
		s := spec(t, "RS256", "")
		s.Claims = claims(t, `{"iss":"https://login.acme.dev","aud":"api"}`)
		if err := shape.Apply(s); err != nil {
			t.Fatalf("%s: %v", shape.Name, err)
		}
		token := minted(t, s)
		parsed := inspect.Parse(token.Text)
		v := inspect.Verify(parsed, &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.Signer.Key)}, Now: now, Strict: true,
			Issuers: []string{"https://login.acme.dev"}, Audiences: []string{"api"}})
		if !v.Valid {
			t.Errorf("%s: %v", shape.Name, v.Checks)
		}
		if exp, ok := parsed.Claim("exp").NumericDate(); !ok || exp.Reached(now) {
			t.Errorf("%s: %s", shape.Name, token.Claims)
		}
		for _, f := range findings(t, token.Text, audit.ProfileAuto, s.Signer.Key) {
			if f.Severity >= audit.High {
				t.Errorf("%s: %s: %s", shape.Name, f.Rule.ID, f.Message)
			}
		}
	}
	if _, ok := mint.FindShape("nobody"); ok {
		t.Error("a shape of nobody's")
	}
}
