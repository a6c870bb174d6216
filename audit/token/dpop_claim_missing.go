package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var dpopClaimMissing = audit.Rule{
	ID:       "dpop-claim-missing",
	Title:    "DPoP proof lacks what it must prove",
	Severity: audit.High,
	Why:      "A proof without method, URL or key is good for any request, or for none: a conforming server rejects it.",
	Fix:      "Make a proof for each request, with htm, htu, jti and iat, and the public key as jwk in the header.",
	Refs:     []string{"RFC 9449 §4.2", "RFC 9449 §4.3"},
	Bad:      `{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}} with {"jti":"e1j3V_bKic8","iat":1767323045,"htm":"POST"}`,
	Good:     `{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}} with {"jti":"e1j3V_bKic8","iat":1767323045,"htm":"POST","htu":"https://as.example/token"}`,
	Profiles: []audit.Profile{audit.ProfileDPoP},
	CheckToken: func(p *audit.TokenPass) {
		if jwk := p.Header.Get("jwk"); jwk.Kind() != inspect.Object && headerRead(p) {
			p.Reportf("header/jwk", "the header carries no jwk: nothing says whose proof it is")
		}
		if lacks(p, "htm") {
			p.Reportf("payload/htm", "no htm: the proof is for any method")
		}
		if lacks(p, "htu") {
			p.Reportf("payload/htu", "no htu: the proof is for any URL")
		}
	},
}
