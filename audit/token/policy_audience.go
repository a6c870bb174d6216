package token

import "github.com/jwtctl/jwtctl/audit"

var policyAudience = audit.Rule{
	ID:       "policy-audience",
	Title:    "audience is not one that the policy allows",
	Severity: audit.High,
	Why:      "The token opens a service that the policy does not know, or any service that trusts the issuer.",
	Fix:      "Name in aud only the services that the policy names, or extend audiences in .jwtctl.yaml.",
	Refs:     []string{"RFC 8725 §3.9", "RFC 9068 §5", "OWASP ASVS 9.2.4"},
	Bad:      `{"aud":"https://billing.example"} where the policy has audiences: [https://api.example]`,
	Good:     `{"aud":"https://api.example"} where the policy has audiences: [https://api.example]`,
	Needs:    audit.NeedsDemands,
	CheckToken: func(p *audit.TokenPass) {
		allowed := p.Policy.Demands.Audiences
		if len(allowed) == 0 || !p.HasClaims() || isClients(p) {
			return
		}
		aud := p.Claims.Get("aud")
		list, ok := aud.Strings()
		if !ok || len(list) == 0 {
			p.Reportf("payload/aud", "no aud that names a service; the policy names the audiences that are allowed")
			return
		}
		for _, name := range list {
			if !audit.MatchesIssuer(allowed, name) {
				p.Reportf("payload/aud", "aud is %q, which the policy does not allow", name)
			}
		}
	},
}
