package token

import "github.com/jwtctl/jwtctl/audit"

var policyIssuer = audit.Rule{
	ID:       "policy-issuer",
	Title:    "issuer is not one that the policy allows",
	Severity: audit.High,
	Why:      "A token of another issuer, or of none, has no place where the policy says whose tokens there are: a test issuer in production, another tenant.",
	Fix:      "Find out where the token comes from; if it belongs there, add its issuer to issuers in .jwtctl.yaml.",
	Refs:     []string{"RFC 8725 §3.8", "RFC 9068 §4", "OWASP ASVS 9.2.3"},
	Bad:      `{"iss":"https://test.example"} where the policy has issuers: [https://as.example]`,
	Good:     `{"iss":"https://as.example"} where the policy has issuers: [https://as.example]`,
	Needs:    audit.NeedsDemands,
	CheckToken: func(p *audit.TokenPass) {
		allowed := p.Policy.Demands.Issuers
		if len(allowed) == 0 || !p.HasClaims() || isClients(p) {
			return
		}
		switch iss := p.Claims.Get("iss"); {
		case !iss.Exists():
			p.Reportf("payload/iss", "no iss; the policy names the issuers that are allowed")
		case !audit.MatchesIssuer(allowed, iss.Text()):
			p.Reportf("payload/iss", "iss is %q, which the policy does not allow", iss.Text())
		}
	},
}
