package token

import "github.com/jwtctl/jwtctl/audit"

// policyRules lists the rules that hold tokens to what the user's policy
// demands. They say nothing where it demands nothing.
func policyRules() []*audit.Rule {
	return []*audit.Rule{&policyAlg, &policyIssuer, &policyAudience, &policyClaimRequired, &policyClaimForbidden, &policyClaimUnknown}
}
