package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwkRsaSize = audit.Rule{
	ID:       "jwk-rsa-size",
	Title:    "RSA key of an odd size",
	Severity: audit.Low,
	Why: "Many libraries refuse moduli above 8192 bits, whose use is slow enough to be an attack; a size that " +
		"is no multiple of 8 hints at a broken generator.",
	Fix:  "Use 3072 or 4096 bits.",
	Refs: []string{"badkeys.info", "RFC 8017 §3.1"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB"} with n of 2047 bits`,
	Good: `{"kty":"RSA","n":"…","e":"AQAB"} with n of 4096 bits`,
	CheckKey: func(p *audit.KeyPass) {
		n := p.Key.Modulus
		switch {
		case n == nil || n.Sign() <= 0:
		case n.BitLen() > 8192:
			p.Reportf("n", "the modulus has %d bits; many libraries refuse more than 8192", n.BitLen())
		case n.BitLen()%8 != 0 && n.BitLen() >= 1024:
			p.Reportf("n", "the modulus has %d bits, which is no multiple of 8", n.BitLen())
		}
	},
}
