package token

import "github.com/jwtctl/jwtctl/audit"

var hdrJKU = audit.Rule{
	ID:       "hdr-jku",
	Title:    "token says where its key is to be fetched",
	Severity: audit.Medium,
	Why: "A verifier that follows jku lets the sender choose the key, " +
		"and can be made to send requests into its own network.",
	Fix:    "Leave jku out; configure the issuer's jwks_uri at the verifier, or compare jku with a fixed list.",
	Refs:   []string{"RFC 7515 §4.1.2", "RFC 8725 §3.10", "OWASP ASVS 5.0 9.1.3"},
	Bad:    `{"alg":"ES256","jku":"https://keys.example.com/jwks.json"}`,
	Good:   `{"alg":"ES256","kid":"2026-01"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if v := p.Header.Get("jku"); v.Exists() {
			p.Reportf("header/jku", "jku is %q", v.Text())
		}
	},
}
