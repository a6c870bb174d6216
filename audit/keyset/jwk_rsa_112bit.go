package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkRsa112bit = audit.Rule{
	ID:       "jwk-rsa-112bit",
	Title:    "RSA key has less than 128 bits of security",
	Severity: audit.Info,
	Why:      "A modulus of 2048 bits stands for about 112 bits of security, which NIST means to retire after 2030.",
	Fix:      "Make the next key 3072 bits long, or use ES256 or Ed25519.",
	Refs:     []string{"OWASP ASVS 11.2.3", "NIST SP 800-57 Part 1 §5.6.1"},
	Bad:      `{"kty":"RSA","n":"…","e":"AQAB"} with n of 2048 bits`,
	Good:     `{"kty":"RSA","n":"…","e":"AQAB"} with n of 3072 bits`,
	CheckKey: func(p *audit.KeyPass) {
		if n := p.Key.Modulus; n != nil && n.Sign() > 0 && n.BitLen() >= inspect.StrongRSABits && n.BitLen() < 3072 {
			p.Reportf("n", "the modulus has %d bits", n.BitLen())
		}
	},
}
