package keygen_test

import (
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/keygen"
)

// TestAuditIsClean judges a key for every algorithm by every rule: as it is,
// and published in a set of two, as keys in use are.
func TestAuditIsClean(t *testing.T) {
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, time.Unix(1767323045, 0))
	if err != nil {
		t.Fatal(err)
	}
	clean := func(what string, text []byte, set bool) {
		t.Helper()
		source, err := audit.ReadKeySource(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		source.SetWanted = set
		for _, finding := range engine.Keys(source, audit.Location{}) {
			t.Errorf("%s: %s %s: %s", what, finding.Severity, finding.Rule.ID, finding.Message)
		}
	}
	for _, alg := range keygen.Algorithms() {
		k, next := someKey(t, alg, 0), someKey(t, alg, 1)
		clean(alg, written(t, jwk, k), false)
		if k.IsSymmetric() {
			continue
		}
		clean(alg+" PEM", written(t, keygen.PEM, k), false)
		if k.Use == "sig" {
			clean(alg+" set", keygen.Set(written(t, keygen.PublicJWK, k), written(t, keygen.PublicJWK, next)), true)
		} else {
			clean(alg+" public", written(t, keygen.PublicJWK, k), false)
		}
	}
}
