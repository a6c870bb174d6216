package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// The iteration counts by which PBES2 is judged. OWASP asks for 600,000 with
// HMAC-SHA-256 and 210,000 with HMAC-SHA-512; rfc8725bis §3.13 has recipients
// refuse more than twice the former.
const (
	minCount       = 1000      // RFC 7518 §4.8.1.2
	goodCountHS256 = 600_000   // OWASP Password Storage Cheat Sheet
	goodCountHS512 = 210_000   // likewise
	maxCount       = 1_200_000 // draft-ietf-oauth-rfc8725bis §3.13
	commonMaxCount = 300_000   // default limit of Authlib and joserfc; others stop at 10,000 to 1,000,000
)

// usesPassword reports a JWE whose key comes from a password.
func usesPassword(p *audit.TokenPass) bool {
	return strings.HasPrefix(p.Alg, "PBES2-") && p.Token.IsEncrypted()
}
