package token

import "github.com/jwtctl/jwtctl/audit"

var claimCnfMissing = audit.Rule{
	ID:       "claim-cnf-missing",
	Title:    "access token is not bound to a key",
	Severity: audit.Info,
	Why:      "Whoever gets hold of a bearer token can use it.",
	Fix:      "Bind it to the client's key with DPoP or mutual TLS where the risk is worth it; FAPI 2.0 demands it.",
	Refs:     []string{"RFC 9449", "RFC 8705", "RFC 9700 §2.2.1", "OWASP ASVS 10.3.5"},
	Bad:      `{"client_id":"app","scope":"pay"}`,
	Good:     `{"client_id":"app","scope":"pay","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Lacks:    "cnf",
	CheckToken: func(p *audit.TokenPass) {
		if lacks(p, "cnf") && !p.Policy.FAPI2 { // fapi-unbound
			p.Reportf("payload/cnf", "no cnf: a bearer token, good for whoever holds it")
		}
	},
}
