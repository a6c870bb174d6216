package token

import "github.com/jwtctl/jwtctl/audit"

var claimJtiMissing = audit.Rule{
	ID:       "claim-jti-missing",
	Title:    "token has no identifier",
	Severity: audit.Low,
	Why:      "A single token can be neither put on a denylist nor recognised when it is replayed.",
	Fix:      "Set jti to a random identifier, such as a UUID.",
	Refs:     []string{"RFC 7519 §4.1.7", "RFC 9068 §2.2"},
	Bad:      `{"sub":"alice","exp":1767323945}`,
	Good:     `{"sub":"alice","exp":1767323945,"jti":"79685b65-945d-450a-a3d8-a36bcf72c23d"}`,
	Lacks:    "jti",
	CheckToken: func(p *audit.TokenPass) {
		if !lacks(p, "jti") || p.Claims.Get("uti").Exists() || isStatement(p) || isCredential(p) || isSVID(p) { // uti: Entra
			return
		}
		switch p.Profile {
		case audit.ProfileIDToken, audit.ProfileKeyBinding, audit.ProfileRequestObject: // a nonce does it
			return
		case audit.ProfileGeneric:
			if !namesParty(p) {
				return
			}
		}
		p.Reportf("payload/jti", "no jti: this one token cannot be revoked, nor a replay recognised")
	},
}
