package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimScopeWildcard = audit.Rule{
	ID:       "claim-scope-wildcard",
	Title:    "scope grants everything",
	Severity: audit.Medium,
	Why:      "A token that may do everything turns the leak of one log line into the loss of the whole service.",
	Fix:      "Grant the scopes that this one task needs.",
	Refs:     []string{"RFC 9700 §2.3", "RFC 6749 §3.3"},
	Bad:      `{"scope":"*"}`,
	Good:     `{"scope":"orders:read"}`,
	Cues:     []audit.Cue{{Names: []string{"scope", "scp", "permissions", "scopes"}}},
	CheckToken: func(p *audit.TokenPass) {
		if scope, _ := findScope(p, grantsMuch); scope == nil {
			return
		}
		if scope, at := findScope(p, grantsAll); scope != nil {
			reportScope(p, audit.Medium, at, "scope %q grants everything", scope)
		} else if scope, at := findScope(p, grantsKind); scope != nil {
			reportScope(p, audit.Low, at, "scope %q grants everything of its kind", scope)
		}
	},
}

func reportScope(p *audit.TokenPass, s audit.Severity, at inspect.Value, format string, scope []byte) {
	p.ReportSeverityf(s, "payload"+at.Path(), format, scope)
}
