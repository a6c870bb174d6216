package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkRsaSmall = audit.Rule{
	ID:       "jwk-rsa-small",
	Title:    "RSA key is too small",
	Severity: audit.High,
	Why: "RFC 7518 asks for 2048 bits. Moduli of 768 bits have been factored in public, 1024 bits are within " +
		"reach of a state, and less falls to a laptop. Below 489 bits no signature fits: such a placeholder is medium.",
	Fix:  "Make a key of 3072 bits, or use ES256 or Ed25519.",
	Refs: []string{"RFC 7518 §3.3", "NIST SP 800-131A", "CWE-326"},
	Bad:  `{"kty":"RSA","n":"rhvgWjX21hpj3820rCzU_gDB4Ugcggj5MKpdDlfP_u_Wr3F6zb9ZtHyhOwhndGE5J8w266k7biaefpJiYNpI3w","e":"AQAB"}`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"} with n of 3072 bits`,
	CheckKey: func(p *audit.KeyPass) {
		n := p.Key.Modulus
		switch {
		case n == nil:
		case n.Sign() <= 0:
			p.ReportSeverityf(audit.Critical, "n", "the modulus is zero or negative")
		case placeholder(p.Key):
			p.ReportSeverityf(audit.Medium, "n", "the modulus has %d bits: too short for any signature, so that nothing can be verified", n.BitLen())
		case n.BitLen() < 1024:
			p.ReportSeverityf(audit.Critical, "n", "the modulus has %d bits: it can be factored", n.BitLen())
		case n.BitLen() < inspect.StrongRSABits:
			p.Reportf("n", "the modulus has %d bits; at least %d are needed", n.BitLen(), inspect.StrongRSABits)
		}
	},
}
