package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var jweEPKInvalid = audit.Rule{
	ID:       "jwe-epk-invalid",
	Title:    "ephemeral key is not on its curve",
	Severity: audit.High,
	Why: "A recipient that computes with such a point gives away its private key piece by piece " +
		"(invalid curve attack), or agrees on a key that everyone knows.",
	Fix:   "Treat the token as an attack; use a library that checks points before it computes with them.",
	Refs:  []string{"RFC 8725 §2.5", "RFC 8725 §3.4", "RFC 7518 §4.6.1.1", "RFC 8037 §3.2", "CVE-2017-16007"},
	Bad:   `{"alg":"ECDH-ES","enc":"A128GCM","epk":{"kty":"EC","crv":"P-256","x":"...","y":"... of another curve"}}`,
	Good:  `{"alg":"ECDH-ES","enc":"A128GCM","epk":{"kty":"EC","crv":"P-256","x":"...","y":"..."}}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if !strings.HasPrefix(p.Alg, "ECDH-ES") || !p.Token.IsEncrypted() {
			return
		}
		epk := p.Header.Get("epk")
		if !epk.Exists() {
			if headerRead(p) {
				p.Reportf("header/epk", "%q without epk", p.Alg)
			}
			return
		}
		if fault := ephemeralFault(epk); fault != "" {
			p.Reportf("header/epk", "epk: %s", fault)
		}
	},
}
