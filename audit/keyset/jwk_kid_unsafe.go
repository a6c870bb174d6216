package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var jwkKidUnsafe = audit.Rule{
	ID:       "jwk-kid-unsafe",
	Title:    "kid does harm where software uses it carelessly",
	Severity: audit.High,
	Why: "The kid of a published key reaches every client. As a path, a query, a command or a URL it attacks " +
		"those that build one from it.",
	Fix:  "Use a short name or the RFC 7638 thumbprint.",
	Refs: []string{"RFC 8725 §3.10", "CWE-22", "CWE-89"},
	Bad:  `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"../../etc/passwd"}`,
	Good: `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"2026-01"}`,
	CheckKey: func(p *audit.KeyPass) {
		kid := []byte(p.Key.ID)
		v := p.Key.JSON.Get("kid")
		switch {
		case v.IsText(""):
			p.ReportSeverityf(audit.Medium, "kid", "kid is empty")
		case len(kid) > keyid.MaxBytes:
			p.ReportSeverityf(audit.Medium, "kid", "kid is %d bytes long", len(kid))
		case !keyid.Odd(kid):
		case keyid.Path(kid):
			p.Reportf("kid", "kid is %.80q, which leads programs that open key files astray", kid)
		case keyid.SQL(kid):
			p.Reportf("kid", "kid is %.80q, which breaks out of a quoted SQL string", kid)
		case keyid.Command(kid):
			p.Reportf("kid", "kid is %.80q, which a shell runs a part of", kid)
		case keyid.Template(kid):
			p.ReportSeverityf(audit.Medium, "kid", "kid is %.80q, which template engines and LDAP filters evaluate", kid)
		case keyid.Fetchable(kid):
			p.ReportSeverityf(audit.Medium, "kid", "kid is the URL %.80q", kid)
		case keyid.Control(kid):
			p.ReportSeverityf(audit.Medium, "kid", "kid is %.80q, with control characters", kid)
		}
	},
}
