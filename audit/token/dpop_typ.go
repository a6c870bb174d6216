package token

import "github.com/jwtctl/jwtctl/audit"

var dpopTyp = audit.Rule{
	ID:       "dpop-typ",
	Title:    "DPoP proof is not typed as one",
	Severity: audit.High,
	Why:      "Only the type keeps another token that the same key signed from being taken for a proof; a conforming server rejects it without.",
	Fix:      `Set "typ":"dpop+jwt".`,
	Refs:     []string{"RFC 9449 §4.2", "RFC 9449 §4.3", "RFC 9449 §11.5"},
	Bad:      `{"alg":"ES256","typ":"JWT","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}} with {"htm":"POST","htu":"https://as.example/token"}`,
	Good:     `{"alg":"ES256","typ":"dpop+jwt","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}} with {"htm":"POST","htu":"https://as.example/token"}`,
	Profiles: []audit.Profile{audit.ProfileDPoP},
	CheckToken: func(p *audit.TokenPass) {
		if lack := typeLack(p); lack != "" {
			p.Reportf("header/typ", "%s; DPoP proofs have %q", lack, "dpop+jwt")
		}
	},
}
