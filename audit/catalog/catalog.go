// Package catalog lists every built-in rule. It is the only package that
// imports them all.
package catalog

import (
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/endpoint"
	"github.com/jwtctl/jwtctl/audit/keyset"
	"github.com/jwtctl/jwtctl/audit/rotation"
	"github.com/jwtctl/jwtctl/audit/token"
)

// Rules returns every built-in rule, in the order in which they run.
func Rules() []*audit.Rule {
	return slices.Concat(token.Rules(), keyset.Rules(), endpoint.Rules(), endpoint.NetworkRules(), rotation.Rules())
}

// Find returns the rule with this ID.
func Find(id string) (*audit.Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return nil, false
}
