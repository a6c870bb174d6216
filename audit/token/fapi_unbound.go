package token

import "github.com/jwtctl/jwtctl/audit"

var fapiUnbound = audit.Rule{
	ID:       "fapi-unbound",
	Title:    "access token is not sender-constrained",
	Severity: audit.High,
	Why:      "Whoever steals a bearer token can use it; FAPI 2.0 allows tokens only that are bound to the client's key or certificate.",
	Fix:      "Bind access tokens with DPoP (cnf.jkt) or mutual TLS (cnf.x5t#S256).",
	Refs:     []string{"FAPI 2.0 Security Profile §5.3.2.1", "RFC 9449 §6.1", "RFC 8705 §3.1"},
	Bad:      `{"client_id":"app","scope":"pay"} under --fapi2`,
	Good:     `{"client_id":"app","scope":"pay","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}} under --fapi2`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Needs:    audit.NeedsFAPI2,
	CheckToken: func(p *audit.TokenPass) {
		if !p.Policy.FAPI2 || !p.HasClaims() || p.Token.Malformed() {
			return
		}
		if cnf := p.Claims.Get("cnf"); !cnf.Get("jkt").Exists() && !cnf.Get("x5t#S256").Exists() {
			p.Reportf("payload/cnf", "neither cnf.jkt nor cnf.x5t#S256: a bearer token, good for whoever holds it")
		}
	},
}
