package glob_test

import (
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/glob"
)

func TestMatch(t *testing.T) {
	for _, x := range []struct {
		pattern, text, fence string
		want                 bool
	}{
		{"https://as.acme.dev", "https://as.acme.dev", glob.Issuer, true},
		{"https://as.acme.dev", "https://as.acme.dev/", glob.Issuer, false},
		{"https://*.acme.dev", "https://as.acme.dev", glob.Issuer, true},
		{"https://*.acme.dev", "https://a.b.acme.dev", glob.Issuer, true},
		{"https://*.acme.dev", "https://evil.example/.acme.dev", glob.Issuer, false},
		{"https://*.acme.dev", "https://evil.example?.acme.dev", glob.Issuer, false},
		{"https://*.acme.dev", "https://evil.example#.acme.dev", glob.Issuer, false},
		{"https://*.acme.dev", `https://evil.example\.acme.dev`, glob.Issuer, false},
		{"https://*.acme.dev", "https://as.acme.dev.evil.example", glob.Issuer, false},
		{"https://*.acme.dev", "https://evil@x.acme.dev", glob.Issuer, false},
		{"https://*.acme.dev/*", "https://as.acme.dev/realms/x", glob.Issuer, false},
		{"https://*.acme.dev/**", "https://as.acme.dev/realms/x", glob.Issuer, true},
		{"https://as.acme.dev/t?", "https://as.acme.dev/t1", glob.Issuer, true},
		{"https://as.acme.dev/t?", "https://as.acme.dev/t/", glob.Issuer, false},
		{"tests/**/*.jwt", "tests/a.jwt", glob.File, true},
		{"tests/**/*.jwt", "tests/x/y/a.jwt", glob.File, true},
		{"tests/**/*.jwt", "tests/x/y/a.json", glob.File, false},
		{"tests/**/*.jwt", "contests/a.jwt", glob.File, false},
		{"**/a.jwt", "a.jwt", glob.File, true},
		{"**/a.jwt", "ba.jwt", glob.File, false},
		{"*.jwt", "x/a.jwt", glob.File, false},
		{"**", "", glob.File, true},
		{"*", "", glob.File, true},
		{"", "", glob.File, true},
		{"", "x", glob.File, false},
		{"a*b*c", "aXbYc", glob.File, true},
		{"a*b*c", "aXbY", glob.File, false},
	} {
		if got := glob.Match(x.pattern, x.text, x.fence); got != x.want {
			t.Errorf("Match(%q, %q) = %v", x.pattern, x.text, got)
		}
	}
}

// TestMatchIsBounded: no pattern makes the time explode.
func TestMatchIsBounded(t *testing.T) {
	began := time.Now()
	glob.Match(strings.Repeat("a*", 200)+"b", strings.Repeat("a", 4000), glob.File)
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}
