package token

import "github.com/jwtctl/jwtctl/audit"

// maxCookie is the size of a cookie, name and attributes included, that every
// browser must keep (RFC 6265 §6.1).
const maxCookie = 4096

var sizeCookie = audit.Rule{
	ID:       "size-cookie",
	Title:    "token does not fit into a cookie",
	Severity: audit.Low,
	Why:      "Browsers drop a cookie of more than 4096 bytes silently, and the user is logged out at random.",
	Fix:      "Take claims out that services can look up, or keep the token on the server.",
	Refs:     []string{"RFC 6265 §6.1"},
	Bad:      `a token of 4097 bytes`,
	Good:     `a token of 1200 bytes`,
	Needs:    audit.NeedsBulk,
	CheckToken: func(p *audit.TokenPass) {
		if n := len(p.Token.Text); n > maxCookie && n <= maxHeader && travelsInHeader(p) {
			p.Reportf("token", "%d bytes; a cookie holds %d", n, maxCookie)
		}
	},
}
