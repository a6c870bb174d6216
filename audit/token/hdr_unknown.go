package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrUnknown = audit.Rule{
	ID:       "hdr-unknown",
	Title:    "unregistered header parameter",
	Severity: audit.Info,
	Why: "Other software ignores the parameter or gives it a meaning of its own; " +
		"code that trusts it acts on data that is readable before any check.",
	Fix:    "Move application data into claims, or give the parameter a collision-resistant name.",
	Refs:   []string{"RFC 7515 §4.2", "RFC 7515 §4.3"},
	Bad:    `{"alg":"ES256","tenant":"blue"}`,
	Good:   `{"alg":"ES256"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		var first inspect.Value
		n := 0
		for h := range p.Header.Children() {
			if _, known := inspect.FindHeaderParameter(h.NameBytes()); !known {
				if n++; n == 1 {
					first = h
				}
			}
		}
		switch {
		case n == 0 || p.Token.Malformed():
		case n == 1:
			p.Reportf("header"+first.Path(), "%q is no registered header parameter", first.Name())
		default:
			p.Reportf("header"+first.Path(), "%q and %d more are no registered header parameters", first.Name(), n-1)
		}
	},
}
