package token

import "github.com/jwtctl/jwtctl/audit"

var algRSAPKCS1 = audit.Rule{
	ID:       "alg-rsa-pkcs1",
	Title:    "RSA signature in PKCS #1 v1.5 form",
	Severity: audit.Info,
	Why: "The form is sound but old: lax verifiers have let forged padding through, " +
		"and profiles such as FAPI 2.0 no longer accept it. OpenID Connect still requires RS256.",
	Fix:    "For new systems choose ES256, Ed25519 or PS256 where all recipients support it.",
	Refs:   []string{"RFC 8017 §8", "OWASP ASVS 5.0 Appendix C", "FAPI 2.0 §5.4"},
	Bad:    `{"alg":"RS256"}`,
	Good:   `{"alg":"PS256"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		switch p.Alg {
		case "RS256", "RS384", "RS512":
			p.Reportf("header/alg", "alg is %q, RSA with PKCS #1 v1.5 padding", p.Alg)
		}
	},
}
