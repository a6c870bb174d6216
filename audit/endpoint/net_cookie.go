package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var netCookie = audit.Rule{
	ID:       "net-cookie",
	Title:    "the endpoint sets cookies",
	Severity: audit.Low,
	Why: "Keys and metadata are the same for everyone. Cookies show that the answer passes through sessions or a " +
		"load balancer, and keep shared caches from storing it.",
	Fix:  "Serve both documents outside sessions and affinity.",
	Refs: []string{"RFC 9111 §7.3", "RFC 6265 §3.1"},
	Bad:  `{"url":"https://login.example.com/jwks","header":{"Set-Cookie":["session=1"]}}`,
	Good: `{"url":"https://login.example.com/jwks","header":{}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		var names []string
		for _, line := range p.Endpoint.Header["Set-Cookie"] {
			name, _, _ := strings.Cut(line, "=")
			names = append(names, strings.TrimSpace(name))
		}
		if len(names) > 0 && p.Endpoint.Answered() {
			p.Reportf("header/set-cookie", "cookies %q are set with a public document", names)
		}
	},
}
