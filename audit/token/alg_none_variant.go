package token

import "github.com/jwtctl/jwtctl/audit"

var algNoneVariant = audit.Rule{
	ID:       "alg-none-variant",
	Title:    `alg imitates "none"`,
	Severity: audit.Critical,
	Why: `A verifier that only refuses the exact text "none" can let "None" or "nOnE" through ` +
		"and accept a token that nobody signed.",
	Fix:    "Treat the token as forged; compare alg with a list of allowed algorithms, never with a list of forbidden ones.",
	Refs:   []string{"draft-ietf-oauth-rfc8725bis §2.11", "RFC 8725 §2.1", "RFC 8725 §3.1"},
	Bad:    `{"alg":"nOnE"}`,
	Good:   `{"alg":"ES256"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if isNoneVariant(p.Alg) {
			p.Reportf("header/alg", "alg is %q, a disguise of \"none\": anyone can forge this token", p.Alg)
		}
	},
}

// isNoneVariant reports what looks like "none" without being it.
func isNoneVariant(alg string) bool {
	if len(alg) < 4 || alg == "none" || alg[0]|0x20 != 'n' && alg[0] > ' ' && alg[0] < 0x80 {
		return false
	}
	return skeleton(alg) == "none"
}
