package token

import "github.com/jwtctl/jwtctl/audit"

var jweRSA15 = audit.Rule{
	ID:       "jwe-rsa1-5",
	Title:    "content key is encrypted with RSAES-PKCS1-v1_5",
	Severity: audit.High,
	Why: "Any difference in how a recipient answers to good and bad padding, even in time, " +
		"lets an attacker decrypt tokens (Bleichenbacher, Marvin).",
	Fix:   "Use RSA-OAEP-256 or ECDH-ES, and disable RSA1_5 at the recipient.",
	Refs:  []string{"RFC 8725 §3.2", "RFC 7518 §4.2", "draft-ietf-jose-deprecate-none-rsa15", "CVE-2020-25659"},
	Bad:   `{"alg":"RSA1_5","enc":"A128CBC-HS256"}`,
	Good:  `{"alg":"RSA-OAEP-256","enc":"A128CBC-HS256"}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if p.Alg == "RSA1_5" && p.Token.IsEncrypted() {
			p.Reportf("header/alg", "alg is %q", p.Alg)
		}
	},
}
