package token

import "github.com/jwtctl/jwtctl/audit"

var claimAudMissing = audit.Rule{
	ID:       "claim-aud-missing",
	Title:    "token does not say whom it is for",
	Severity: audit.Medium,
	Why:      "Every service that trusts the issuer accepts the token, so one of them can use it against another.",
	Fix:      "Name the service that the token is for in aud, and make each service require its own name.",
	Refs:     []string{"RFC 7519 §4.1.3", "RFC 8725 §3.9", "RFC 9068 §2.2", "OWASP ASVS 9.2.4"},
	Bad:      `{"iss":"https://as.example","sub":"alice"}`,
	Good:     `{"iss":"https://as.example","sub":"alice","aud":"https://api.example"}`,
	Lacks:    "aud",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "aud") {
			return
		}
		severity := audit.Medium
		switch p.Profile {
		case audit.ProfileDPoP, audit.ProfileKeyBinding, audit.ProfileRequestObject:
			return // bound to the request, or the business of kb-* and jar-*
		case audit.ProfileAccessToken, audit.ProfileIDToken, audit.ProfileLogoutToken, audit.ProfileClientAssertion:
			if isDeclared(p) {
				severity = audit.High
			}
		case audit.ProfileSET:
			severity = audit.Low // recommended, RFC 8417 §2.2
		default:
			switch {
			case isStatement(p), isCredential(p):
				return // meant for whoever it is shown to
			case statesOnly(p, "iss", "iat", "exp"), statesOnly(p, "iss", "iat"):
				severity = audit.Low // GitHub Apps, APNs: the client signs for its one service
			case !namesParty(p):
				severity = audit.Low
			}
		}
		p.ReportSeverityf(severity, "payload/aud", "no aud: every service that trusts the issuer accepts the token")
	},
}
