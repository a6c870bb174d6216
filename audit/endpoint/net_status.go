package endpoint

import (
	"net/url"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var netStatus = audit.Rule{
	ID:       "net-status",
	Title:    "the endpoint does not answer with status 200",
	Severity: audit.High,
	Why: "Only 200 is an answer. Verifiers that are strict have no keys then, and those that read the body all the " +
		"same take keys from an error page.",
	Fix:  "Serve the document with 200 to everyone, without authentication.",
	Refs: []string{"RFC 8414 §3.2", "OpenID Connect Discovery §4.2"},
	Bad:  `{"url":"https://login.example.com/jwks","status":401}`,
	Good: `{"url":"https://login.example.com/jwks","status":200}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		e := p.Endpoint
		switch status := e.Status; {
		case status == 0 || status == 200 || redirected(p):
		case status == 401 || status == 403 || status == 407:
			p.Reportf("status", "%s answers %d: it wants to know who asks, but keys and metadata are for everyone", where(e), status)
		default:
			p.Reportf("status", "%s answers %d", where(e), status)
		}
	},
}

// redirected says that the last answer is one that net-redirect is about.
func redirected(p *audit.EndpointPass) bool {
	list := p.Endpoint.Redirects
	return len(list) > 0 && list[len(list)-1].Status == p.Endpoint.Status
}

// where names the endpoint that answered, behind all redirects, by its path:
// the host is theirs all and stands in front already.
func where(e *inspect.Endpoint) string {
	rawURL := e.URL
	if n := len(e.Redirects); n > 0 {
		rawURL = e.Redirects[n-1].To
	}
	if u, err := url.Parse(rawURL); err == nil && u.Path != "" {
		return u.EscapedPath()
	}
	return rawURL
}
