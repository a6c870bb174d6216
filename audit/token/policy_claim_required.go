package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var policyClaimRequired = audit.Rule{
	ID:       "policy-claim-required",
	Title:    "claim that the policy requires is missing",
	Severity: audit.High,
	Why:      "Services that rely on the claim fail, or decide without it.",
	Fix:      "Have the issuer put the claim into the token, or take it off claims.required in .jwtctl.yaml.",
	Refs:     []string{"RFC 7519 §4", "RFC 9068 §2.2", "OWASP ASVS 9.2.1"},
	Bad:      `{"sub":"alice"} where the policy has claims: {required: [tenant]}`,
	Good:     `{"sub":"alice","tenant":"t1"} where the policy has claims: {required: [tenant]}`,
	Needs:    audit.NeedsDemands,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Policy.Demands.Required) == 0 || !p.HasClaims() || isClients(p) {
			return
		}
		for _, name := range p.Policy.Demands.Required {
			if v := audit.ClaimAt(p.Claims, name); !v.Exists() || v.Kind() == inspect.Null {
				p.Reportf("payload/"+inspect.EscapePath(name), "no %s, which the policy requires", name)
			}
		}
	},
}
