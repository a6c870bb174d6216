package token

import "github.com/jwtctl/jwtctl/audit"

var policyClaimForbidden = audit.Rule{
	ID:       "policy-claim-forbidden",
	Title:    "token holds a claim that the policy forbids",
	Severity: audit.High,
	Why:      "Whoever wrote the policy decided that the claim must not be in tokens: every holder of the token can read it.",
	Fix:      "Have the issuer leave the claim out, or take it off claims.forbidden in .jwtctl.yaml.",
	Refs:     []string{"RFC 9068 §6", "RFC 8725 §2.6", "OWASP ASVS 14.2.6"},
	Bad:      `{"sub":"alice","email":"a@b.example"} where the policy has claims: {forbidden: [email]}`,
	Good:     `{"sub":"alice"} where the policy has claims: {forbidden: [email]}`,
	Needs:    audit.NeedsDemands,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Policy.Demands.Forbidden) == 0 || !p.HasClaims() || isClients(p) {
			return
		}
		for _, name := range p.Policy.Demands.Forbidden {
			if v := audit.ClaimAt(p.Claims, name); v.Exists() {
				p.Reportf("payload"+v.Path(), "%s is there, which the policy forbids", name)
			}
		}
	},
}
