package token

import "github.com/jwtctl/jwtctl/audit"

var claimIssMissing = audit.Rule{
	ID:       "claim-iss-missing",
	Title:    "token does not say who issued it",
	Severity: audit.Medium,
	Why:      "A verifier that trusts several issuers cannot hold the key that signed to the issuer that may speak for the subject.",
	Fix:      "Set iss to the issuer's https URL, and make the verifier compare it.",
	Refs:     []string{"RFC 7519 §4.1.1", "RFC 8725 §3.8"},
	Bad:      `{"sub":"alice","aud":"https://api.example"}`,
	Good:     `{"iss":"https://as.example","sub":"alice","aud":"https://api.example"}`,
	Lacks:    "iss",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "iss") || isProof(p) || isStatement(p) {
			return
		}
		severity := audit.Medium
		switch {
		case isCredential(p), p.Profile == audit.ProfileRequestObject, p.Profile == audit.ProfileClientAssertion, isSVID(p):
			return // x5c, DID or trust domain names the issuer; jar-claims, assert-claim-missing
		case !namesParty(p):
			if p.Header.Get("x5c").Exists() {
				return // the certificate names who signed
			}
			severity = audit.Low
		}
		p.ReportSeverityf(severity, "payload/iss", "no iss: nothing says whose key must have signed the token")
	},
}
