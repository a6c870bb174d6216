package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseDuplicateMember = audit.Rule{
	ID:       "parse-duplicate-member",
	Title:    "a JSON member stands twice",
	Severity: audit.High,
	Why: "Some parsers take the first member, some the last, some refuse: the one that checks a claim " +
		"and the one that uses it can see different values.",
	Fix:   "Find out who writes the second member; refuse tokens with duplicate names.",
	Refs:  []string{"RFC 7515 §4", "RFC 7519 §4", "RFC 8259 §4"},
	Bad:   `{"sub":"alice","sub":"root"}`,
	Good:  `{"sub":"alice","act":{"sub":"root"}}`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		shown := 0
		for i := range p.Token.Problems {
			if pr := &p.Token.Problems[i]; pr.Code == inspect.CodeDuplicate && shown < maxDuplicates {
				reportProblem(p, audit.High, pr)
				shown++
			}
		}
	},
}

// maxDuplicates bounds the findings that one token can cause.
const maxDuplicates = 5
