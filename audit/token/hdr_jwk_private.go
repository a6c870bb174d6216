package token

import "github.com/jwtctl/jwtctl/audit"

var hdrJWKPrivate = audit.Rule{
	ID:       "hdr-jwk-private",
	Title:    "private key material in the header",
	Severity: audit.Critical,
	Why: "The header is readable by everyone who sees the token: " +
		"the key is public from now on, and so is all that it protects.",
	Fix:    "Revoke the key at once; put public members only into jwk and epk.",
	Refs:   []string{"RFC 7515 §4.1.3", "RFC 7518 §4.6.1.1", "RFC 9449 §4.2"},
	Bad:    `{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"...","d":"..."}}`,
	Good:   `{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		checkSecretMember(p, "jwk")
		checkSecretMember(p, "epk")
	},
}

func checkSecretMember(p *audit.TokenPass, parameter string) {
	if v := p.Header.Get(parameter); v.Exists() {
		if name, found := secretMember(v); found {
			p.Reportf("header/"+parameter+"/"+name, "%s holds the secret member %q", parameter, name)
		}
	}
}
