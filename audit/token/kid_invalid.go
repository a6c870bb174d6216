package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
	"github.com/jwtctl/jwtctl/inspect"
)

var kidInvalid = audit.Rule{
	ID:       "kid-invalid",
	Title:    "kid is no usable key ID",
	Severity: audit.Medium,
	Why: "kid must be a string that names one key. Empty and over-long values and control characters " +
		"match no key, or break the logs and caches in which they end up.",
	Fix:    "Set kid to a short printable string, best the key's RFC 7638 thumbprint, or leave it out.",
	Refs:   []string{"RFC 7515 §4.1.4", "RFC 7638", "CWE-117"},
	Bad:    `{"alg":"RS256","kid":123}`,
	Good:   `{"alg":"RS256","kid":"123"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		v := p.Header.Get("kid")
		if !v.Exists() {
			return
		}
		if v.Kind() != inspect.String {
			p.Reportf("header/kid", "kid is a JSON %s, not a string", v.Kind())
			return
		}
		switch kid := v.TextBytes(); {
		case len(kid) == 0:
			p.Reportf("header/kid", "kid is empty")
		case len(kid) > keyid.MaxBytes:
			p.Reportf("header/kid", "kid is %d bytes long", len(kid))
		case keyid.Control(kid):
			p.Reportf("header/kid", "kid is %.80q, with control characters", kid)
		}
	},
}
