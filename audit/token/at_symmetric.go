package token

import "github.com/jwtctl/jwtctl/audit"

var atSymmetric = audit.Rule{
	ID:       "at-symmetric",
	Title:    "access token is signed with a shared secret",
	Severity: audit.Low,
	Why:      "Every service that can verify the token can also make one, for any user and any other service that shares the secret.",
	Fix:      "Sign access tokens with an asymmetric algorithm such as ES256.",
	Refs:     []string{"RFC 9068 §2.1", "RFC 8725 §3.1"},
	Bad:      `{"alg":"HS256","typ":"at+jwt"} with {"sub":"alice"}`,
	Good:     `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice"}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Needs:    audit.NeedsMAC,
	CheckToken: func(p *audit.TokenPass) {
		if isHMAC(p.Alg) && !isShared(p) {
			p.Reportf("header/alg", "alg is %q: whoever verifies the token can forge one", p.Alg)
		}
	},
}
