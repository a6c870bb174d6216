package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrCritUnknown = audit.Rule{
	ID:       "hdr-crit-unknown",
	Title:    "crit demands an unregistered extension",
	Severity: audit.Medium,
	Why: "A verifier that does not implement the extension must refuse the token; several libraries have accepted it instead, " +
		"and skipped the check that the issuer thought indispensable.",
	Fix:    "Make sure that every recipient implements the extension and refuses unknown ones, or do without it.",
	Refs:   []string{"RFC 7515 §4.1.11", "CVE-2025-59420", "CVE-2026-32597"},
	Bad:    `{"alg":"ES256","crit":["http://example.com/tenant"],"http://example.com/tenant":7}`,
	Good:   `{"alg":"ES256","crit":["b64"],"b64":true}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		crit := p.Header.Get("crit")
		if crit.Kind() != inspect.Array || crit.Len() > maxCritical {
			return
		}
		for name := range crit.Children() {
			if name.Kind() != inspect.String || !p.Header.Get(name.Text()).Exists() {
				continue // hdr-crit-invalid
			}
			if _, known := inspect.FindHeaderParameter(name.TextBytes()); !known {
				p.Reportf("header"+name.Path(), "crit demands %q, which is not registered", name.Text())
				return
			}
		}
	},
}
