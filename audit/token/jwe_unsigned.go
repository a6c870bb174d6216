package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var jweUnsigned = audit.Rule{
	ID:       "jwe-unsigned",
	Title:    "nothing says that the encrypted claims are signed",
	Severity: audit.Medium,
	Why: "Everyone has the recipient's public key and can encrypt claims of his own to it. Only a signed JWT inside says " +
		"who wrote them, and a header of such a token has cty \"JWT\". Where typ does not even call this a JWT it is low.",
	Fix:   `Sign first, then encrypt: put the JWS into the JWE and set "cty":"JWT". Have recipients demand it.`,
	Refs:  []string{"RFC 7519 §5.2", "RFC 7519 §11.2", "RFC 8725 §2.3", "CVE-2023-51774"},
	Bad:   `{"alg":"RSA-OAEP-256","enc":"A256GCM","typ":"JWT"}`,
	Good:  `{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if !p.Token.IsEncrypted() || !toPublicKey(p.Alg) || signedInside(p) {
			return
		}
		severity := audit.Low
		if typ := strings.ToLower(p.Header.Get("typ").Text()); typ == "jwt" || strings.HasSuffix(typ, "+jwt") {
			severity = audit.Medium
		}
		p.ReportSeverityf(severity, "header/cty", "alg is %q, and no cty names a signed JWT inside", p.Alg)
	},
}

// toPublicKey reports algorithms that encrypt to a key which everyone has.
func toPublicKey(alg string) bool {
	return strings.HasPrefix(alg, "RSA") || strings.HasPrefix(alg, "ECDH-ES")
}

// signedInside reports what says that there is a JWS in a JWE: the content
// type, or the token itself where it could be opened.
func signedInside(p *audit.TokenPass) bool {
	cty := strings.ToLower(p.Header.Get("cty").Text())
	return cty == "jwt" || strings.HasSuffix(cty, "+jwt") || p.Token.Nested != nil
}
