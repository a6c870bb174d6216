package mint_test

import (
	"crypto/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
)

var now = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// algorithms are all by which verify knows a signature.
func algorithms() []string {
	return strings.Fields("HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519")
}

var keys sync.Map // by algorithm: RSA keys take long to make

// keyFor returns a key for an algorithm, the same for all tests.
func keyFor(t testing.TB, alg string) *inspect.Key {
	t.Helper()
	kind, bits := alg, 0
	if kind[0] == 'P' || kind[0] == 'R' {
		kind, bits = "RS256", 2048
	}
	if k, ok := keys.Load(kind); ok {
		return unbound(k.(*inspect.Key))
	}
	k, err := keygen.Generate(kind, keygen.Options{Random: rand.Reader, Bits: bits})
	if err != nil {
		t.Fatal(err)
	}
	keys.Store(kind, k)
	return unbound(k)
}

// unbound is the key without the alg that it was generated for.
func unbound(k *inspect.Key) *inspect.Key {
	free := *k
	free.Algorithm = ""
	return &free
}

func signerFor(t testing.TB, alg string) *mint.Signer {
	t.Helper()
	s, err := mint.NewSigner(keyFor(t, alg), alg, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// spec is a sound one, for a signer and a profile.
func spec(t testing.TB, alg string, p audit.Profile) *mint.Spec {
	return &mint.Spec{Profile: p, Signer: signerFor(t, alg), Now: now, Random: rand.Reader}
}

// claims reads claims that are known to be good.
func claims(t testing.TB, json string) mint.Object {
	t.Helper()
	o, err := mint.ParseObject("claims", []byte(json))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func minted(t testing.TB, s *mint.Spec) *mint.Token {
	t.Helper()
	token, err := s.Mint()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// findings audits a token with the keys that verify it.
func findings(t testing.TB, text []byte, profile audit.Profile, k *inspect.Key) []audit.Finding {
	t.Helper()
	policy := audit.Policy{Profile: profile}
	if k != nil {
		policy.Keys = []*inspect.KeySet{inspect.NewKeySet(k)}
	}
	engine, err := audit.NewEngine(catalog.Rules(), policy, now)
	if err != nil {
		t.Fatal(err)
	}
	return engine.Token(inspect.Parse(text), audit.Location{})
}
