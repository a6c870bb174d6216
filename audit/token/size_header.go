package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxHeader is the longest request header field that Apache httpd takes by
// default; nginx takes 8192 bytes with the field's name.
const maxHeader = 8190

var sizeHeader = audit.Rule{
	ID:       "size-header",
	Title:    "token does not fit into a request header",
	Severity: audit.Medium,
	Why:      "Web servers and load balancers refuse such a request with status 400 or 431, some of them only where the user has many groups.",
	Fix:      "Take groups and profile data out of the token, and let services look them up.",
	Refs:     []string{"RFC 6585 §5", "Apache LimitRequestFieldSize", "nginx large_client_header_buffers"},
	Bad:      `a token of 8191 bytes`,
	Good:     `a token of 1200 bytes`,
	Needs:    audit.NeedsBulk,
	CheckToken: func(p *audit.TokenPass) {
		switch n := len(p.Token.Text); {
		case n <= maxHeader || !travelsInHeader(p):
		case n > 16<<10:
			p.ReportSeverityf(audit.High, "token", "%d bytes; hardly any web server takes a header of more than 16 KiB", n)
		default:
			p.Reportf("token", "%d bytes; web servers take headers of 8 KiB", n)
		}
	},
}

// travelsInHeader leaves out what is no JWT, and what is sent in the body of a
// request.
func travelsInHeader(p *audit.TokenPass) bool {
	if !p.HasClaims() && p.Token.Form != inspect.FormJWE || p.Token.Form == inspect.FormJWSJSON {
		return false
	}
	switch p.Profile {
	case audit.ProfileSDJWT, audit.ProfileKeyBinding, audit.ProfileSET, audit.ProfileLogoutToken,
		audit.ProfileClientAssertion, audit.ProfileRequestObject, audit.ProfileRefreshToken:
		return false
	}
	return !isStatement(p)
}
