package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestClaimGloss(t *testing.T) {
	for _, c := range []struct {
		name, gloss string
		registered  bool
	}{
		{"exp", "expires", true},
		{"_claim_names", "which claims come from other sources", true},
		{"zoneinfo", "time zone", true},
		{"oid", "Entra: immutable user or app identifier", false},
		{"...", "digest of an undisclosed array element", false},
		{"xms_tcdt", "Entra: when the tenant was created", false},
		{"", "", false},
		{"EXP", "", false},
		{"zzz", "", false},
	} {
		if gloss, registered := inspect.ClaimGloss(c.name); gloss != c.gloss || registered != c.registered {
			t.Errorf("ClaimGloss(%q) = %q, %v; want %q, %v", c.name, gloss, registered, c.gloss, c.registered)
		}
	}
	if n := testing.AllocsPerRun(10, func() { inspect.ClaimGloss("repository_owner") }); n > 0 {
		t.Errorf("ClaimGloss allocates %v times", n)
	}
}
