package catalog_test

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// ed25519Set makes a set of the keys from one number up to another.
func ed25519Set(t *testing.T, from, to int) *inspect.KeySet {
	t.Helper()
	var list []string
	for n := from; n < to; n++ {
		seed := binary.BigEndian.AppendUint64(make([]byte, ed25519.SeedSize-8), uint64(n))
		x := base64.RawURLEncoding.EncodeToString(ed25519.NewKeyFromSeed(seed)[32:])
		list = append(list, fmt.Sprintf(`{"kty":"OKP","crv":"Ed25519","use":"sig","kid":"%d","x":"%s"}`, n, x))
	}
	set, err := inspect.ReadKeys([]byte(`{"keys":[`+strings.Join(list, ",")+`]}`), nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestRotationOfLargeSets holds that sets as large as any server may send are
// compared in a time that does not grow with their square, let alone more: it
// was minutes, and is a fraction of a second.
func TestRotationOfLargeSets(t *testing.T) {
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	h := audit.History{MaxTokenLifetime: time.Hour, CacheTTL: time.Hour}
	for i := range 3 {
		h.Snapshots = append(h.Snapshots, audit.Snapshot{Name: fmt.Sprint(i), At: fixtureNow.AddDate(0, 0, i-3), Keys: ed25519Set(t, i*500, i*500+inspect.MaxKeys)})
	}
	start := time.Now()
	changes, findings := audit.KeyChanges(h), engine.Rotation(h)
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
	if len(changes) != 2000 || len(findings) != 0 {
		t.Errorf("%d changes, %d findings", len(changes), len(findings))
	}
}
