package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwkRsaExponent = audit.Rule{
	ID:       "jwk-rsa-exponent",
	Title:    "unusual RSA public exponent",
	Severity: audit.Medium,
	Why: "With e = 1 every text is its own signature, and an even e makes no key at all. e = 3 turns small " +
		"faults in a verifier into forgeries; others are just untested.",
	Fix:  "Use 65537.",
	Refs: []string{"RFC 8017 §3.1", "NIST SP 800-56B §6.2", "CVE-2006-4339"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQ"}`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"}`,
	CheckKey: func(p *audit.KeyPass) {
		n, e := p.Key.Modulus, p.Key.Exponent
		switch {
		case n == nil || e == nil || placeholder(p.Key):
		case e.Sign() <= 0 || e.BitLen() == 1:
			p.ReportSeverityf(audit.Critical, "e", "the exponent is %d: such a key protects nothing", e)
		case e.Bit(0) == 0:
			p.ReportSeverityf(audit.Critical, "e", "the exponent is even, which no RSA key can have")
		case e.Cmp(n) >= 0:
			p.ReportSeverityf(audit.Critical, "e", "the exponent is not smaller than the modulus")
		case e.BitLen() == 2:
			p.Reportf("e", "the exponent is 3")
		case !e.IsInt64() || e.Int64() != 65537:
			p.ReportSeverityf(audit.Low, "e", "the exponent has %d bits and is not 65537", e.BitLen())
		}
	},
}
