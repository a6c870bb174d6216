package token

import "github.com/jwtctl/jwtctl/audit"

var policyClaimUnknown = audit.Rule{
	ID:       "policy-claim-unknown",
	Title:    "token holds a claim that the policy does not list",
	Severity: audit.High,
	Why:      "The policy lists the claims that tokens may have. One that is not on it got into the token unnoticed, and with it perhaps data that should not be there.",
	Fix:      "Have the issuer leave the claim out, or add it to claims.allowed in .jwtctl.yaml.",
	Refs:     []string{"RFC 9068 §6", "RFC 7519 §4", "OWASP ASVS 14.2.6"},
	Bad:      `{"sub":"alice","color":"red"} where the policy has claims: {allowed: [tenant]}`,
	Good:     `{"sub":"alice","tenant":"t1"} where the policy has claims: {allowed: [tenant]}`,
	Needs:    audit.NeedsDemands,
	CheckToken: func(p *audit.TokenPass) {
		d := &p.Policy.Demands
		if len(d.Allowed) == 0 || !p.HasClaims() || isClients(p) {
			return
		}
		for claim := range p.Claims.Children() {
			name := claim.Name()
			if !isRegistered(name) && !audit.MatchesIssuer(d.Allowed, name) && !names(d.Required, name) {
				p.Reportf("payload"+claim.Path(), "%q is not on the policy's list of claims", name)
			}
		}
	},
}
