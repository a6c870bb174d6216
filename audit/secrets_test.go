package audit_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// secretEngine reports what the search finds.
func secretEngine(t *testing.T, policy audit.Policy) (*audit.Engine, func(token string) audit.KnownSecret) {
	var last audit.KnownSecret
	rule := audit.Rule{ID: "x-y", Recalls: true, CheckToken: func(p *audit.TokenPass) { last = p.Secret() }}
	engine, err := audit.NewEngine([]*audit.Rule{&rule}, policy, time.Unix(1767323045, 0))
	if err != nil {
		t.Fatal(err)
	}
	return engine, func(token string) audit.KnownSecret {
		last = audit.KnownSecret{}
		engine.Token(inspect.Parse([]byte(token)), audit.Location{})
		return last
	}
}

func hs256(secret, payload string) string {
	b64 := base64.RawURLEncoding.EncodeToString
	input := b64([]byte(`{"alg":"HS256"}`)) + "." + b64([]byte(payload))
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(input))
	return input + "." + b64(mac.Sum(nil))
}

// TestSecretRation holds that a log of HMACs that resist is searched in part,
// that this is counted, and that secrets found before are found all the same.
func TestSecretRation(t *testing.T) {
	engine, secret := secretEngine(t, audit.Policy{Secrets: true})
	strong := func(n int) string { return hs256("0f9b3b2d71c24c2e", fmt.Sprintf(`{"iss":"a","n":%d}`, n)) }
	if s := secret(hs256("supersecret", `{"iss":"a"}`)); s.Kind != audit.SecretPublic {
		t.Fatalf("got %v", s)
	}
	for n := range 20 {
		if s := secret(strong(n)); s.Kind != audit.SecretUnknown {
			t.Fatalf("token %d: %v", n, s)
		}
	}
	if n := engine.Unsearched(); n != 12 {
		t.Errorf("%d tokens not searched, want 12 of 20", n)
	}
	for n := range 8 { // known from before
		secret(strong(n))
	}
	if n := engine.Unsearched(); n != 12 {
		t.Errorf("%d tokens not searched after a repetition, want 12", n)
	}
	if s := secret(hs256("supersecret", `{"iss":"a","more":1}`)); s.Kind != audit.SecretPublic {
		t.Errorf("a secret that was found before: %v", s)
	}
	if s := secret(hs256("keyboard cat", `{"iss":"b"}`)); s.Kind != audit.SecretPublic {
		t.Errorf("another issuer: %v", s)
	}
	if s := secret(hs256("secret", `{"x":"`+strings.Repeat("x", 20<<10)+`"}`)); s.Kind != audit.SecretUnknown || engine.Unsearched() != 13 {
		t.Errorf("a long token: %v, %d", s, engine.Unsearched())
	}
}

// TestSecretDerivedElsewhere holds that a secret which one issuer derived
// from its name is not said to be derived from another's.
func TestSecretDerivedElsewhere(t *testing.T) {
	_, secret := secretEngine(t, audit.Policy{Secrets: true})
	if s := secret(hs256("acme-billing-7", `{"iss":"acme-billing-7"}`)); s.Kind != audit.SecretDerived || s.Origin != "iss" {
		t.Errorf("got %v", s)
	}
	if s := secret(hs256("acme-billing-7", `{"iss":"other"}`)); s.Kind != audit.SecretUnknown {
		t.Errorf("another issuer: %v", s)
	}
}

// TestSecretOff holds that nothing is tried unless it is asked for.
func TestSecretOff(t *testing.T) {
	_, secret := secretEngine(t, audit.Policy{})
	if s := secret(hs256("", `{}`)); s.Kind != audit.SecretUnknown {
		t.Errorf("got %v", s)
	}
}
