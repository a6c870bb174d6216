package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrTypMismatch = audit.Rule{
	ID:       "hdr-typ-mismatch",
	Title:    "token is declared as another kind",
	Severity: audit.High,
	Why: "A token of another kind is being used where this one is expected. Accepting it lets, say, " +
		"an ID token pass as an access token.",
	Fix:    "Send the token that the recipient expects; at the recipient, demand the one right typ.",
	Refs:   []string{"RFC 8725 §3.12", "RFC 9068 §4", "RFC 7515 §4.1.9"},
	Bad:    `{"alg":"ES256","typ":"logout+jwt"} where an access token is expected`,
	Good:   `{"alg":"ES256","typ":"at+jwt"} where an access token is expected`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		typ := p.Header.Get("typ")
		if !typ.Exists() {
			return
		}
		if typ.Kind() != inspect.String {
			p.ReportSeverityf(audit.Medium, "header/typ", "typ is a JSON %s, not a string", typ.Kind())
			return
		}
		expected := p.Policy.Profile
		if expected == audit.ProfileAuto || expected == audit.ProfileGeneric {
			return
		}
		name := mediaType(typ)
		is, known := audit.ProfileOfType(name)
		switch {
		case known && is != expected:
			p.Reportf("header/typ", "typ is %q, but the expected profile is %s", typ.Text(), expected)
		case !known && name != "" && name != "jwt" && explicitType(expected) != "":
			p.ReportSeverityf(audit.Medium, "header/typ", "typ is %q; tokens of the profile %s have %q", typ.Text(), expected, explicitType(expected))
		}
	},
}
