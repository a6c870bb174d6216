package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var netHTTP = audit.Rule{
	ID:       "net-http",
	Title:    "keys or metadata are served over plain http",
	Severity: audit.High,
	Why: "Anyone on the way can put their own key into the answer, and every token that they sign with it is then " +
		"accepted.",
	Fix:  "Serve it over https alone, and let verifiers refuse http.",
	Refs: []string{"RFC 8414 §2", "OpenID Connect Discovery §7.1", "CWE-319"},
	Bad:  `{"url":"http://login.example.com/jwks"}`,
	Good: `{"url":"https://login.example.com/jwks"}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		e := p.Endpoint
		if strings.HasPrefix(e.URL, "http://") && e.Status != 0 && !e.Remote.Addr().Unmap().IsLoopback() {
			p.Reportf("url", "%s is fetched without TLS", e.URL)
		}
	},
}
