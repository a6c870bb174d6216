package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwkMemberMissing = audit.Rule{
	ID:       "jwk-member-missing",
	Title:    "a member that the key type needs is missing",
	Severity: audit.High,
	Why:      "Without it there is no key: verifiers reject the whole set or silently do without this key. Where x5c has the key some take it from there, hence medium.",
	Fix:      "Add the member; RFC 7518 §6 lists what each key type needs.",
	Refs:     []string{"RFC 7518 §6", "RFC 8037 §2", "RFC 9964"},
	Bad:      `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}`,
	Good:     `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`,
	CheckKey: func(p *audit.KeyPass) {
		severity := audit.High
		if certified(p.Key) {
			severity = audit.Medium
		}
		for _, name := range missingMembers(p.Key.JSON) {
			p.ReportSeverityf(severity, name, "member %q is missing; keys of type %s need it", name, p.Key.Type)
		}
	},
}
