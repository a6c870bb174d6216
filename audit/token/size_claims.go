package token

import "github.com/jwtctl/jwtctl/audit"

// maxClaims is more than any common issuer puts into a token.
const maxClaims = 50

var sizeClaims = audit.Rule{
	ID:       "size-claims",
	Title:    "token carries many claims",
	Severity: audit.Info,
	Why:      "A token is sent with every request, and every service sees all of it.",
	Fix:      "Give each service the claims it needs, and the rest through the userinfo endpoint.",
	Refs:     []string{"RFC 9068 §6", "OIDC Core §5.3"},
	Bad:      `51 claims`,
	Good:     `12 claims`,
	Needs:    audit.NeedsBulk,
	CheckToken: func(p *audit.TokenPass) {
		if n := p.Claims.Len(); n > maxClaims {
			p.Reportf("payload", "%d claims", n)
		}
	},
}
