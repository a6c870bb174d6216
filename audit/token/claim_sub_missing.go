package token

import "github.com/jwtctl/jwtctl/audit"

var claimSubMissing = audit.Rule{
	ID:       "claim-sub-missing",
	Title:    "token does not say whom it is about",
	Severity: audit.Low,
	Why:      "Services then identify the user by a claim that can change or be given to somebody else, such as an e-mail address.",
	Fix:      "Set sub to an identifier that the issuer never gives to anybody else.",
	Refs:     []string{"RFC 7519 §4.1.2", "RFC 8725 §3.8", "OWASP ASVS 10.3.3"},
	Bad:      `{"iss":"https://as.example","aud":"https://api.example"}`,
	Good:     `{"iss":"https://as.example","aud":"https://api.example","sub":"248289761001"}`,
	Lacks:    "sub",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "sub") || p.Claims.Get("sub_id").Exists() || isProof(p) || isStatement(p) || isCredential(p) {
			return
		}
		switch p.Profile {
		case audit.ProfileSET, audit.ProfileRequestObject: // not recommended there, RFC 8417 §2.2, RFC 9101 §10.8
			return
		case audit.ProfileLogoutToken, audit.ProfileClientAssertion: // logout-claim-missing, assert-claim-missing
			return
		case audit.ProfileIDToken:
			if isPlainID(p) { // id-claim-missing
				return
			}
		case audit.ProfileGeneric:
			if !namesParty(p) {
				return
			}
		}
		p.Reportf("payload/sub", "no sub: nothing stable says whom the token is about")
	},
}
