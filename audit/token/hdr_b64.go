package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrB64 = audit.Rule{
	ID:       "hdr-b64",
	Title:    "b64 changes what is signed",
	Severity: audit.Medium,
	Why: "With b64 false the payload is signed as it stands. A verifier that does not know the parameter " +
		"checks and reads other bytes than those the issuer meant; JWTs must not use it.",
	Fix:    `Leave b64 out of JWTs; elsewhere set it together with "crit":["b64"].`,
	Refs:   []string{"RFC 7797 §6", "RFC 7797 §7"},
	Bad:    `{"alg":"ES256","b64":false}`,
	Good:   `{"alg":"ES256"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		b64 := p.Header.Get("b64")
		switch b64.Kind() {
		case inspect.None:
			return
		case inspect.True:
			if p.Token.IsEncrypted() {
				p.Reportf("header/b64", "b64 has no meaning in a JWE")
			}
			return
		case inspect.False:
		default:
			p.ReportSeverityf(audit.High, "header/b64", "b64 is a JSON %s, not a boolean", b64.Kind())
			return
		}
		for name := range p.Header.Get("crit").Children() {
			if name.IsText("b64") {
				p.Reportf("header/b64", "b64 is false, which JWTs must not use")
				return
			}
		}
		p.ReportSeverityf(audit.High, "header/b64", "b64 is false but not listed in crit: verifiers that do not know it check other bytes")
	},
}
