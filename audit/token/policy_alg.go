package token

import (
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var policyAlg = audit.Rule{
	ID:       "policy-alg",
	Title:    "algorithm is not one that the policy allows",
	Severity: audit.High,
	Why:      "Whoever wrote the policy decided which algorithms the services may meet; another one is a mistake in the issuer, or somebody else's token.",
	Fix:      "Issue the token with an algorithm that the policy names, or extend algorithms in .jwtctl.yaml.",
	Refs:     []string{"RFC 8725 §3.1", "OWASP ASVS 9.1.2"},
	Bad:      `{"alg":"RS256"} where the policy has algorithms: [ES256]`,
	Good:     `{"alg":"ES256"} where the policy has algorithms: [ES256]`,
	Needs:    audit.NeedsDemands,
	CheckToken: func(p *audit.TokenPass) {
		if allowed := p.Policy.Demands.Algorithms; len(allowed) > 0 && p.Header.Exists() && !slices.Contains(allowed, p.Alg) {
			p.Reportf("header/alg", "alg is %q; the policy allows %s", p.Alg, strings.Join(allowed, ", "))
		}
	},
}
