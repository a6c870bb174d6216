package token

import "github.com/jwtctl/jwtctl/audit"

var hdrTypGeneric = audit.Rule{
	ID:       "hdr-typ-generic",
	Title:    "typ is JWT although a specific type exists",
	Severity: audit.Low,
	Why: "Every token of the issuer has the type JWT; only a type of its own keeps this kind " +
		"from being taken for another.",
	Fix:    "Set typ to the type that is registered for this kind of token, and have recipients demand it.",
	Refs:   []string{"RFC 8725 §3.11", "draft-ietf-oauth-rfc8725bis §3.11"},
	Bad:    `{"alg":"ES256","typ":"JWT"} on an access token`,
	Good:   `{"alg":"ES256","typ":"at+jwt"} on an access token`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if want := explicitType(p.Profile); want != "" && p.HasClaims() && !hasTypeRule(p) && isPlainJWT(p.Header.Get("typ")) {
			p.Reportf("header/typ", "typ is %q; tokens of this kind have %q", p.Header.Get("typ").Text(), want)
		}
	},
}
