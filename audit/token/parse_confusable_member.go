package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseConfusableMember = audit.Rule{
	ID:       "parse-confusable-member",
	Title:    "member name imitates a registered one",
	Severity: audit.Medium,
	Why: "Names are compared exactly by the standard but without regard to case, white space or NUL by many readers: " +
		"such a member is missed by one and obeyed by the other.",
	Fix:   "Use the registered name as it is written in the registry, or another name altogether.",
	Refs:  []string{"RFC 7515 §5.3", "RFC 7519 §4", "Unicode TR 39"},
	Bad:   `{"Exp":1767225600}`,
	Good:  `{"exp":1767225600}`,
	Needs: audit.NeedsOddName,
	CheckToken: func(p *audit.TokenPass) {
		for m := range p.Header.Children() {
			if !audit.PlainName(m.NameBytes()) {
				checkConfusable(p, "header", m, registeredHeader)
			}
		}
		for m := range p.Claims.Children() {
			if !audit.PlainName(m.NameBytes()) {
				checkConfusable(p, "payload", m, decidingClaim)
			}
		}
	},
}

func checkConfusable(p *audit.TokenPass, part string, m inspect.Value, known func(string) bool) {
	name := m.Name()
	if s := skeleton(name); s != name && !known(name) && known(s) {
		p.Reportf(part+m.Path(), "member %q is easily taken for %q", name, s)
	}
}

// registeredHeader takes a name in lower case, as skeleton makes them.
func registeredHeader(name string) bool {
	if name == "x5t#s256" {
		return true
	}
	_, ok := inspect.FindHeaderParameter([]byte(name))
	return ok
}

// decidingClaim names the claims that decide whether and for whom a token is
// valid, RFC 7519 §4.1 and its companions.
func decidingClaim(name string) bool {
	switch name {
	case "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "client_id", "azp", "cnf", "act", "nonce":
		return true
	}
	return false
}
