package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkKty = audit.Rule{
	ID:       "jwk-kty",
	Title:    "key type is missing or not known",
	Severity: audit.Medium,
	Why:      "Verifiers skip a key whose type they do not know, or fail on the whole set.",
	Fix:      `Set kty to "RSA", "EC", "OKP" or "AKP"; names are case-sensitive.`,
	Refs:     []string{"RFC 7517 §4.1", "RFC 9964"},
	Bad:      `{"kty":"rsa","n":"AQAB"}`,
	Good:     `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`,
	CheckKey: func(p *audit.KeyPass) {
		k := p.Key
		switch kty := k.JSON.Get("kty"); {
		case k.Fault() == inspect.FaultType:
			p.Reportf("kty", "%s", k.Problem)
		case k.Fault() == inspect.FaultUnsupported:
			p.ReportSeverityf(audit.Info, "kty", "%s; it has not been judged in full", k.Problem)
		case kty.Exists() && !kty.IsText("RSA") && k.JSON.Get("n").Exists() && k.JSON.Get("e").Exists():
			p.Reportf("kty", "kty is %.40q, but the members are those of an RSA key", kty.Text())
		}
	},
}
