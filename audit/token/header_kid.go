package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

// oddKeyID returns the kid if it is one that rules must look at closely; nil
// otherwise.
func oddKeyID(p *audit.TokenPass) []byte {
	if kid := p.Header.Get("kid").TextBytes(); keyid.Odd(kid) {
		return kid
	}
	return nil
}
