package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var algMissing = audit.Rule{
	ID:       "alg-missing",
	Title:    "no algorithm is named",
	Severity: audit.High,
	Why: "The header must say how the token is protected. A verifier that falls back to a default " +
		"lets the sender choose by leaving it out.",
	Fix:    "Name the algorithm in alg, and the content encryption of a JWE in enc; refuse tokens that do not.",
	Refs:   []string{"RFC 7515 §4.1.1", "RFC 7516 §4.1.1", "RFC 7516 §4.1.2"},
	Bad:    `{"typ":"JWT"}`,
	Good:   `{"alg":"ES256","typ":"JWT"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		switch p.Token.Form {
		case inspect.FormJWS, inspect.FormSDJWT, inspect.FormJWE:
		default:
			return // a JSON serialization may have it in an unprotected header
		}
		encrypted := p.Token.Form == inspect.FormJWE
		if p.Alg != "" && !encrypted || !headerRead(p) {
			return
		}
		checkNamed(p, "alg")
		if encrypted {
			checkNamed(p, "enc")
		}
	},
}

func checkNamed(p *audit.TokenPass, name string) {
	switch v := p.Header.Get(name); {
	case !v.Exists():
		p.Reportf("header/"+name, "the header has no %s", name)
	case v.Kind() != inspect.String:
		p.Reportf("header/"+name, "%s is a JSON %s, not a string", name, v.Kind())
	case v.IsText(""):
		p.Reportf("header/"+name, "%s is empty", name)
	}
}
