package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discAuthAlgMissing = audit.Rule{
	ID:       "disc-auth-alg-missing",
	Title:    "JWT client authentication without its algorithms",
	Severity: audit.Medium,
	Why:      "Clients must guess which algorithm is accepted, and a server that does not say mostly does not restrict it either.",
	Fix:      "List the accepted algorithms in the endpoint's _auth_signing_alg_values_supported.",
	Refs:     []string{"RFC 8414 §2"},
	Bad:      `{"token_endpoint":"https://as.acme.dev/token","token_endpoint_auth_methods_supported":["private_key_jwt"]}`,
	Good:     `{"token_endpoint":"https://as.acme.dev/token","token_endpoint_auth_methods_supported":["private_key_jwt"],"token_endpoint_auth_signing_alg_values_supported":["ES256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		lists(p, authMethods, func(list inspect.Value, name string) {
			algs := strings.TrimSuffix(name, authMethods) + authAlgs
			if p.Get(algs).Exists() {
				return
			}
			for _, method := range [...]string{"private_key_jwt", "client_secret_jwt"} {
				if list.HasText(method) {
					p.Reportf(algs, "%s is offered, and %s is missing", method, algs)
					return
				}
			}
		})
	},
}

// authMethods is how the lists of client authentication methods end.
const authMethods = "_endpoint_auth_methods_supported"
