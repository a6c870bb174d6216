package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var piiName = audit.Rule{
	ID:       "pii-name",
	Title:    "token carries a person's name",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns who the user is.",
	Fix:      fixPersonal,
	Refs:     []string{"RFC 7519 §12", "RFC 9068 §6", "OIDC Core §5.1"},
	Bad:      `{"sub":"42","given_name":"Alice","family_name":"Liddell"}`,
	Good:     `{"sub":"42"}`,
	Cues:     []audit.Cue{{Like: mayNamePerson}},
	CheckToken: func(p *audit.TokenPass) {
		texts := p.Texts()
		first, others := -1, 0
		for i := range texts {
			switch t := &texts[i]; {
			case !mayNamePerson(t.Name, t.Top()) || !isNameLike(t.Text):
			case first < 0:
				first = i
			default:
				others++
			}
		}
		if first < 0 || isMachine(p) {
			return
		}
		t := &texts[first]
		what := t.Name + " holds"
		if others > 0 {
			what = t.Name + " and further claims hold"
		}
		p.ReportSeverityf(personal(p, audit.Medium), t.Path(), "%s a person's name: %s", what, audit.Mask(t.Text))
	},
}

// mayNamePerson goes by the claim's name. "name" alone is a person's at the top
// of the claims; further down everything has a name.
func mayNamePerson(name string, top bool) bool {
	switch name[strings.LastIndexByte(name, '/')+1:] {
	case "name":
		return top
	case "given_name", "family_name", "middle_name", "nickname", "birth_family_name", "birth_given_name", "birth_middle_name",
		"givenname", "givenName", "surname", "firstname", "first_name", "firstName", "lastname", "last_name", "lastName",
		"familyName", "fullname", "full_name", "fullName", "maiden_name", "maidenName", "legal_name", "also_known_as":
		return true
	}
	return false
}

// isNameLike leaves out addresses, which have a rule of their own, and what
// cannot be a name: identifiers and URLs.
func isNameLike(s string) bool {
	letters := 0
	for i := range len(s) {
		switch c := s[i]; {
		case digit(c), strings.IndexByte("@:/_<>{}=", c) >= 0:
			return false
		case c >= 0x80 || alnum(c):
			letters++
		}
	}
	return letters > 0 && len(s) <= 100
}
