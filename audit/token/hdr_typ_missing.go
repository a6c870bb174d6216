package token

import "github.com/jwtctl/jwtctl/audit"

var hdrTypMissing = audit.Rule{
	ID:       "hdr-typ-missing",
	Title:    "token does not say what it is",
	Severity: audit.Info,
	Why: "Without an explicit type a token made for one purpose can be presented for another " +
		"that the same issuer and key serve.",
	Fix:    `Set typ, to a specific type such as "at+jwt" where one exists, and check it.`,
	Refs:   []string{"RFC 8725 §3.11", "RFC 7519 §5.1"},
	Bad:    `{"alg":"ES256"}`,
	Good:   `{"alg":"ES256","typ":"at+jwt"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		typ := p.Header.Get("typ")
		if typ.Exists() && !typ.IsText("") || !p.HasClaims() || !headerRead(p) || hasTypeRule(p) {
			return
		}
		if typ.Exists() {
			p.Reportf("header/typ", "typ is empty")
			return
		}
		p.Reportf("header/typ", "the header has no typ")
	},
}
