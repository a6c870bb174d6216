package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var claimExpMissing = audit.Rule{
	ID:       "claim-exp-missing",
	Title:    "token never expires",
	Severity: audit.High,
	Why:      "Without exp a token that leaks, or whose owner leaves, lets its bearer in until the signing key is changed.",
	Fix:      "Set exp a few minutes ahead for access tokens, and make the verifier require it.",
	Refs:     []string{"RFC 7519 §4.1.4", "RFC 9068 §2.2", "OIDC Core §2", "OWASP ASVS 9.2.1"},
	Bad:      `{"iss":"https://as.example","sub":"alice"}`,
	Good:     `{"iss":"https://as.example","sub":"alice","exp":1767323945}`,
	Lacks:    "exp",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "exp") || p.Claims.Get("exi").Exists() { // exi: RFC 9200 §5.10.3
			return
		}
		switch p.Profile {
		case audit.ProfileSET, audit.ProfileDPoP, audit.ProfileKeyBinding: // their standards do without
			return
		case audit.ProfileRequestObject:
			p.ReportSeverityf(audit.Medium, "payload/exp", "no exp: the request can be replayed for ever")
			return
		case audit.ProfileAccessToken, audit.ProfileIDToken, audit.ProfileLogoutToken,
			audit.ProfileClientAssertion, audit.ProfileRefreshToken:
			p.Reportf("payload/exp", "no exp: this %s never expires", asSaid(p.Profile))
			return
		}
		switch {
		case isStatement(p) && !p.Header.Get("typ").IsText("entity-statement+jwt"):
		case isCredential(p):
			p.ReportSeverityf(audit.Low, "payload/exp", "no exp: the credential never expires")
		case statesOnly(p, "iss", "iat"): // Apple's push service and its like
			p.ReportSeverityf(audit.Medium, "payload/exp", "no exp: the token ends only where the recipient counts from iat")
		case namesParty(p):
			p.Reportf("payload/exp", "no exp: the token never expires")
		default:
			p.ReportSeverityf(audit.Medium, "payload/exp", "no exp: the signed data never expires")
		}
	},
}

// asSaid writes a profile as people say it.
func asSaid(p audit.Profile) string {
	if p == audit.ProfileIDToken {
		return "ID token"
	}
	return strings.ReplaceAll(string(p), "-", " ")
}
