// Package token holds the rules about one token: its form, header, signature
// and claims. One file a rule, named after its ID; this file is the list.
package token

import (
	"slices"

	"github.com/jwtctl/jwtctl/audit"
)

// Rules lists the rules in the order in which they run and are shown.
func Rules() []*audit.Rule {
	return slices.Concat(headerRules(), keyedRules(), claimRules(), profileRules(), policyRules())
}
