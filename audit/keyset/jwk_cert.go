package keyset

import (
	"crypto/x509"
	"strconv"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkCert = audit.Rule{
	ID:       "jwk-cert",
	Title:    "certificate is expired, not valid yet, weak or unreadable",
	Severity: audit.Medium,
	Why: "Clients that look at the certificate stop trusting the key on that day, and SHA-1 certificates can " +
		"be forged.",
	Fix:  "Renew the certificate before it expires, or publish the key without x5c.",
	Refs: []string{"RFC 7517 §4.7", "RFC 5280 §4.1.2.5"},
	Bad:  `{"kty":"RSA","n":"…","e":"AQAB","x5c":["…"]}`,
	Good: `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`,
	CheckKey: func(p *audit.KeyPass) {
		if inspect.FaultOf(p.Key.ChainProblem) == inspect.FaultChain {
			p.Reportf("x5c", "%s", p.Key.ChainProblem)
		}
		for i, c := range p.Key.Certificates {
			path := "x5c/" + strconv.Itoa(i)
			switch left := c.NotAfter.Sub(p.Now); {
			case left < 0:
				p.Reportf(path, "the certificate expired on %s", c.NotAfter.Format(time.DateOnly))
			case p.Now.Before(c.NotBefore):
				p.Reportf(path, "the certificate is not valid before %s", c.NotBefore.Format(time.DateOnly))
			case left <= warnCertificate:
				p.Reportf(path, "the certificate expires on %s", c.NotAfter.Format(time.DateOnly))
			}
			root := i > 0 && c.Issuer.String() == c.Subject.String() // nobody checks a root's own signature
			if weak := c.SignatureAlgorithm; !root && (weak == x509.SHA1WithRSA || weak == x509.ECDSAWithSHA1 || weak == x509.MD5WithRSA) {
				p.Reportf(path, "the certificate is signed with %s", weak)
			}
		}
	},
}

// warnCertificate is how long before its end a certificate should be renewed.
const warnCertificate = 30 * 24 * time.Hour
