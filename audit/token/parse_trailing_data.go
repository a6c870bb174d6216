package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseTrailingData = audit.Rule{
	ID:       "parse-trailing-data",
	Title:    "data after the JSON object",
	Severity: audit.High,
	Why: "The standard demands that such a token be refused; a parser that stops at the end of the object " +
		"and one that reads on disagree about what was signed.",
	Fix:   "Write nothing but the object, and refuse tokens that carry more.",
	Refs:  []string{"RFC 7515 §10.12", "RFC 7519 §7.2"},
	Bad:   `{"sub":"alice"}{"sub":"root"}`,
	Good:  `{"sub":"alice"}`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Token.Problems) > 0 {
			reportFirst(p, audit.High, func(p *audit.TokenPass, pr *inspect.Problem) bool {
				return pr.Code == inspect.CodeTrailing && (pr.Part != "payload" || p.HasClaims())
			})
		}
	},
}
