package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestStrictByKind holds that Strict asks for no claim that tokens of the
// kind do not have, and for all others.
func TestStrictByKind(t *testing.T) {
	s := newSigner(t, "HS256")
	token := s.jwt(`{"iss":"i","aud":"a"}`)
	for _, c := range []struct {
		undefined []string
		want      bool
	}{{nil, false}, {[]string{"iss", "aud"}, false}, {[]string{"exp"}, true}, {[]string{"iss", "aud", "exp"}, true}} {
		v := verify(t, token, s.trusted(strictPolicy, func(p *inspect.Policy) {
			p.Undefined, p.Issuers, p.Audiences = c.undefined, []string{"i"}, []string{"a"}
		}))
		if v.Valid != c.want {
			t.Errorf("undefined %q: %v", c.undefined, v.Checks)
		}
	}
}
