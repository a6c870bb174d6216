package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxGroups is how many groups or permissions fit into a token without it
// becoming a copy of the directory.
const maxGroups = 50

var claimMutableState = audit.Rule{
	ID:       "claim-mutable-state",
	Title:    "token carries state that changes",
	Severity: audit.Low,
	Why:      "The token says what was true when it was issued: a spent balance or a lost permission stays in force until it expires.",
	Fix:      "Keep the state on the server and look it up by sub.",
	Refs:     []string{"RFC 7519 §4.1.4", "RFC 9068 §2.2.3"},
	Bad:      `{"sub":"alice","account_balance":120.5}`,
	Good:     `{"sub":"alice"}`,
	Cues:     []audit.Cue{{Like: mayBeState}},
	CheckToken: func(p *audit.TokenPass) {
		for c := range p.Claims.Children() {
			name := lastSegment(c.NameBytes())
			switch kind := c.Kind(); {
			case kind == inspect.Array && isGrantList(name) && c.Len() > maxGroups:
				p.Reportf("payload"+c.Path(), "%q holds %d entries: a copy of the directory that ages", brief(c.Name()), c.Len())
			case isState(name, kind):
				p.Reportf("payload"+c.Path(), "%q changes while the token does not", brief(c.Name()))
			}
		}
	},
}

// mayBeState reports the names that one of the next two knows.
func mayBeState(name string, _ bool) bool {
	last := []byte(name[lastPartAt(name):])
	return isGrantList(last) || isState(last, inspect.Object)
}

func isGrantList(name []byte) bool {
	switch string(name) {
	case "groups", "roles", "permissions", "authorities", "entitlements", "privileges":
		return true
	}
	return false
}

// isState goes by the name, and for names with several meanings by the kind
// of value: settings are an object, a flag in words may be anything.
func isState(name []byte, kind inspect.Kind) bool {
	switch string(name) {
	case "cart", "shopping_cart", "shoppingCart", "basket", "balance", "account_balance", "accountBalance",
		"wallet_balance", "walletBalance", "wallet", "credits", "credit_balance", "unread", "unread_count", "unreadCount", "loyalty_points", "loyaltyPoints":
		return kind != inspect.Null
	case "flags", "feature_flags", "featureFlags", "features", "preferences", "settings", "session_data", "sessionData", "notifications":
		return kind == inspect.Object || kind == inspect.Array
	}
	return false
}
