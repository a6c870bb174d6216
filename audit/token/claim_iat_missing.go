package token

import "github.com/jwtctl/jwtctl/audit"

var claimIatMissing = audit.Rule{
	ID:       "claim-iat-missing",
	Title:    "token does not say when it was issued",
	Severity: audit.Low,
	Why:      "All tokens issued before a break-in or a password change cannot be refused, because none tells its age.",
	Fix:      "Set iat to the time of issue.",
	Refs:     []string{"RFC 7519 §4.1.6", "RFC 9068 §2.2", "OIDC Core §2"},
	Bad:      `{"sub":"alice","exp":1767323945}`,
	Good:     `{"sub":"alice","iat":1767323045,"exp":1767323945}`,
	Lacks:    "iat",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "iat") || isCredential(p) {
			return
		}
		switch p.Profile {
		case audit.ProfileClientAssertion, audit.ProfileRequestObject: // optional and short-lived
			return
		case audit.ProfileGeneric:
			if !namesParty(p) {
				return
			}
		}
		p.Reportf("payload/iat", "no iat: the token does not tell its age")
	},
}
