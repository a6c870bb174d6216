package token

import "github.com/jwtctl/jwtctl/audit"

var parseNestedUndeclared = audit.Rule{
	ID:       "parse-nested-undeclared",
	Title:    "nested token is not declared",
	Severity: audit.Medium,
	Why: "Without cty a recipient does not know that the payload is a token with a signature of its own, " +
		"and may trust it on the strength of the outer one.",
	Fix:   `Set "cty":"JWT" in the header of the outer token.`,
	Refs:  []string{"RFC 7519 §5.2"},
	Bad:   `{"alg":"ES256"} around a payload eyJhbGciOi...`,
	Good:  `{"alg":"ES256","cty":"JWT"} around a payload eyJhbGciOi...`,
	Needs: audit.NeedsNested,
	CheckToken: func(p *audit.TokenPass) {
		if p.Token.Nested == nil {
			return
		}
		switch cty := p.Header.Get("cty"); {
		case !cty.Exists():
			p.Reportf("header/cty", "the payload is a token, but there is no cty")
		case !saysJWT(cty):
			p.Reportf("header/cty", "the payload is a token, but cty is %q", cty.Text())
		}
	},
}
