package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimScopeFormat = audit.Rule{
	ID:       "claim-scope-format",
	Title:    "scope is not a list separated by spaces",
	Severity: audit.Info,
	Why:      "A resource server that splits at spaces sees one scope with a strange name, or none.",
	Fix:      "Make scope one string, its scopes separated by single spaces.",
	Refs:     []string{"RFC 8693 §4.2", "RFC 9068 §2.2.3", "RFC 6749 §3.3"},
	Bad:      `{"scope":["read","write"]}`,
	Good:     `{"scope":"read write"}`,
	Cues:     []audit.Cue{{Names: []string{"scope"}, Facts: audit.FactNoText | audit.FactComma}},
	CheckToken: func(p *audit.TokenPass) {
		scope := p.Claims.Get("scope")
		switch scope.Kind() {
		case inspect.None:
		case inspect.String:
			if separatedByCommas(scope.TextBytes()) {
				p.Reportf("payload/scope", "scopes are separated by commas: %q", brief(scope.Text()))
			}
		default:
			p.Reportf("payload/scope", "scope is a JSON %s, not a string", scope.Kind())
		}
	},
}

// separatedByCommas tells a list of scopes from one scope that holds a comma,
// as Docker's "repository:samalba/my-app:push,pull" does: there the parts are
// not alike.
func separatedByCommas(scope []byte) bool {
	if bytes.IndexByte(scope, ',') < 0 {
		return false
	}
	if bytes.Contains(scope, []byte(", ")) || bytes.Contains(scope, []byte(" ,")) {
		return true
	}
	if bytes.IndexByte(scope, ' ') >= 0 {
		return false
	}
	parts, withColon := 0, 0
	for part := range bytes.SplitSeq(scope, []byte{','}) {
		parts++
		if bytes.IndexByte(part, ':') >= 0 {
			withColon++
		}
	}
	return withColon == 0 || withColon == parts
}
