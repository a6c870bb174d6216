package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseNotUTF8 = audit.Rule{
	ID:       "parse-not-utf8",
	Title:    "JSON is not plain UTF-8",
	Severity: audit.Medium,
	Why: "Parsers replace, drop or refuse what is not UTF-8, so that two of them compare different names and values; " +
		"a claims set in UTF-16 hides from those who read UTF-8.",
	Fix:   "Encode header and claims as UTF-8 without a byte order mark or lone surrogates.",
	Refs:  []string{"RFC 8725 §2.6", "RFC 8725 §3.7", "RFC 7515 §5.2", "RFC 8259 §8.1"},
	Bad:   `{"sub":"\ud800"}`,
	Good:  `{"sub":"Zoë"}`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Token.Problems) > 0 {
			reportFirst(p, audit.Medium, func(_ *audit.TokenPass, pr *inspect.Problem) bool { return pr.Code == inspect.CodeUTF8 })
		}
	},
}
