package token

import "github.com/jwtctl/jwtctl/audit"

var dpopAlg = audit.Rule{
	ID:       "dpop-alg",
	Title:    "DPoP proof is not signed with a private key",
	Severity: audit.Critical,
	Why:      "A proof by a shared secret, whose key would stand in the header, proves nothing: whoever sees it can make the next.",
	Fix:      "Sign proofs with an asymmetric algorithm such as ES256.",
	Refs:     []string{"RFC 9449 §4.2", "RFC 9449 §4.3", "RFC 9449 §11.6"},
	Bad:      `{"alg":"HS256","typ":"dpop+jwt"} with {"htm":"POST"}`,
	Good:     `{"alg":"ES256","typ":"dpop+jwt"} with {"htm":"POST"}`,
	Profiles: []audit.Profile{audit.ProfileDPoP},
	Needs:    audit.NeedsMAC,
	CheckToken: func(p *audit.TokenPass) {
		if isHMAC(p.Alg) { // alg-none reports none
			p.Reportf("header/alg", "alg is %q: a DPoP proof needs a digital signature", p.Alg)
		}
	},
}
