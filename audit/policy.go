package audit

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit/blocklist"
	"github.com/jwtctl/jwtctl/inspect"
)

// A Policy holds what the user decides: which rules run, and the numbers they
// judge by. The zero Policy is completed by [NewEngine] with the defaults.
type Policy struct {
	// Profile fixes what kind of token is expected; ProfileAuto detects it.
	Profile Profile
	// Select and Ignore name rules by ID or by group pattern ("claim-*").
	// An empty Select selects all.
	Select, Ignore []string
	// Skew is the clock difference that is tolerated; 60 s unless set.
	Skew time.Duration
	// MaxLifetime, if set, replaces the graded lifetime thresholds: anything
	// longer is a finding of high severity.
	MaxLifetime time.Duration
	// FAPI2 holds tokens to the FAPI 2.0 Security Profile too.
	FAPI2 bool
	// Keys are the keys that the tokens should be signed with, a set for each
	// source. Rules that need keys say nothing without them.
	Keys []*inspect.KeySet
	// Metadata are those of the issuers that tokens are expected from. Rules
	// that compare with them say nothing without.
	Metadata []*inspect.Metadata
	// AccessToken is the one that DPoP proofs were made for, nil if none is given.
	AccessToken []byte
	// Blocklists are lists of keys whose private part is known.
	Blocklists []*blocklist.List
	// Preset names what is known of the issuer's product: "auto" or "" finds it
	// by the issuer, "none" knows nothing.
	Preset string
	// Demands are what tokens must have beside what the rules ask.
	Demands Demands
	// Severities replace those of rules; the last that names a rule decides.
	Severities []SeverityOverride
	// Overrides change the policy for the tokens of some issuers, in order.
	Overrides []Override
	// Secrets lets HMACs be tried with known secrets, which takes a tenth of
	// a second for a token.
	Secrets bool
	// KeepUnsolved has the engine keep the HMACs that resist, for a search
	// elsewhere, see [Engine.Unsolved].
	KeepUnsolved bool
}

// DefaultSkew is the clock difference between two well-kept machines.
const DefaultSkew = 60 * time.Second

// choose returns the rules that the policy selects, in catalogue order, or an
// error that names a pattern which matches no rule.
func (p *Policy) choose(rules []*Rule) ([]*Rule, error) {
	for _, pattern := range append(append([]string(nil), p.Select...), p.Ignore...) {
		if !matchesAny(pattern, rules) {
			return nil, &UnknownRuleError{pattern}
		}
	}
	var chosen []*Rule
	for _, r := range rules {
		if (len(p.Select) == 0 || matchesOne(r.ID, p.Select)) && !matchesOne(r.ID, p.Ignore) {
			chosen = append(chosen, r)
		}
	}
	return chosen, nil
}

// UnknownRuleError is returned for a rule ID or pattern that matches nothing.
type UnknownRuleError struct{ Pattern string }

// Error names the pattern.
func (e *UnknownRuleError) Error() string { return fmt.Sprintf("unknown rule %q", e.Pattern) }

// MatchesRule reports whether a pattern, an ID or a prefix with "*", covers one
// of some rule IDs.
func MatchesRule(pattern string, ids []string) bool {
	for _, id := range ids {
		if matches(pattern, id) {
			return true
		}
	}
	return false
}

// MatchesID reports whether one of some patterns covers a rule ID.
func MatchesID(patterns []string, id string) bool { return matchesOne(id, patterns) }

func matchesAny(pattern string, rules []*Rule) bool {
	for _, r := range rules {
		if matches(pattern, r.ID) {
			return true
		}
	}
	return false
}

func matchesOne(id string, patterns []string) bool {
	for _, p := range patterns {
		if matches(p, id) {
			return true
		}
	}
	return false
}

// matches reports whether a pattern, an ID or a prefix with "*", covers id.
func matches(pattern, id string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(id, prefix)
	}
	return pattern == id
}
