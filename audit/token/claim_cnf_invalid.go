package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimCnfInvalid = audit.Rule{
	ID:       "claim-cnf-invalid",
	Title:    "confirmation does not name one key",
	Severity: audit.High,
	Why:      "A verifier that cannot read cnf, or picks another of its keys, accepts the token without proof of possession.",
	Fix:      "Put one public key into cnf: jkt for DPoP, x5t#S256 for mutual TLS, or jwk.",
	Refs:     []string{"RFC 7800 §3.1-3.2", "RFC 8705 §3.1", "RFC 9449 §6.1"},
	Bad:      `{"cnf":{"jkt":"too-short"}}`,
	Good:     `{"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}`,
	Cues:     []audit.Cue{{Names: []string{"cnf"}, Facts: audit.FactNoMembers}, {Names: []string{"jkt"}, Facts: audit.FactNoDigest}, {Names: []string{"x5t#S256", "jwk", "jwe", "jku"}}},
	CheckToken: func(p *audit.TokenPass) {
		cnf := p.Claims.Get("cnf")
		switch {
		case !cnf.Exists():
		case cnf.Kind() != inspect.Object:
			p.Reportf("payload/cnf", "cnf is a JSON %s, not an object", cnf.Kind())
		case cnf.Len() == 0:
			p.Reportf("payload/cnf", "cnf is empty: it binds the token to nothing")
		default:
			checkConfirmation(p, cnf)
		}
	},
}

func checkConfirmation(p *audit.TokenPass, cnf inspect.Value) {
	keys := 0
	for _, name := range [...]string{"jwk", "jwe", "jku"} { // at most one, RFC 7800 §3.1
		if cnf.Get(name).Exists() {
			keys++
		}
	}
	if keys > 1 {
		p.Reportf("payload/cnf", "cnf names %d keys: only one of jwk, jwe and jku may stand there", keys)
	}
	for _, name := range [...]string{"jkt", "x5t#S256"} {
		if v := cnf.Get(name); v.Exists() && !isThumbprint(v.TextBytes()) {
			p.Reportf("payload"+v.Path(), "%s is no SHA-256 thumbprint of 43 base64url characters", name)
		}
	}
	if cnf.Get("jkt").Exists() && cnf.Get("x5t#S256").Exists() {
		p.ReportSeverityf(audit.Low, "payload/cnf", "cnf names a DPoP key and a certificate; a verifier may check one and forget the other")
	}
	jwk := cnf.Get("jwk")
	if jwk.Exists() && jwk.Kind() != inspect.Object {
		p.Reportf("payload/cnf/jwk", "jwk is a JSON %s, not an object", jwk.Kind())
	}
	for _, name := range [...]string{"d", "k", "p", "q", "dp", "dq", "qi", "oth", "priv"} {
		if jwk.Get(name).Exists() {
			p.Reportf("payload/cnf/jwk/"+name, "cnf shows the key's private member %q: whoever holds the token can prove possession", name)
			return
		}
	}
}
