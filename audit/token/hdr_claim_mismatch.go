package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrClaimMismatch = audit.Rule{
	ID:       "hdr-claim-mismatch",
	Title:    "claim in the header contradicts the claims set",
	Severity: audit.Medium,
	Why: "Claims are replicated in the header so that they can be read before decryption or verification. " +
		"If the copies differ, the key is chosen for one issuer and the token used for another.",
	Fix:   "Copy the values unchanged; refuse tokens whose copies differ.",
	Refs:  []string{"RFC 7519 §5.3"},
	Bad:   `{"alg":"ES256","iss":"https://a.example"} with {"iss":"https://b.example"}`,
	Good:  `{"alg":"ES256","iss":"https://a.example"} with {"iss":"https://a.example"}`,
	Needs: audit.NeedsParameter,
	CheckToken: func(p *audit.TokenPass) {
		if !p.HasClaims() {
			return
		}
		for _, name := range [...]string{"iss", "sub", "aud"} {
			h, c := p.Header.Get(name), p.Claims.Get(name)
			if h.Exists() && c.Exists() && !sameValue(h, c) {
				p.Reportf("header/"+name, "%s is %.80s in the header but %.80s in the claims", name, h.Raw(), c.Raw())
			}
		}
	},
}

// sameValue compares two values by what they say: strings by their content, a
// string and an array of just that string as equal (RFC 7519 §4.1.3), anything
// else by its text.
func sameValue(a, b inspect.Value) bool {
	if x, ok := a.Strings(); ok {
		y, ok := b.Strings()
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if x[i] != y[i] {
				return false
			}
		}
		return true
	}
	return bytes.Equal(a.Raw(), b.Raw())
}
