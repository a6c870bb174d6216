package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discAuthAlgNone = audit.Rule{
	ID:       "disc-auth-alg-none",
	Title:    "clients may authenticate with unsigned assertions",
	Severity: audit.High,
	Why:      "An assertion without signature proves nothing: anyone who knows a client_id is that client.",
	Fix:      `Take "none" off the list; the standard forbids it there.`,
	Refs:     []string{"RFC 8414 §2", "OpenID Connect Discovery §3"},
	Bad:      `{"token_endpoint_auth_methods_supported":["private_key_jwt"],"token_endpoint_auth_signing_alg_values_supported":["ES256","none"]}`,
	Good:     `{"token_endpoint_auth_methods_supported":["private_key_jwt"],"token_endpoint_auth_signing_alg_values_supported":["ES256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		lists(p, authAlgs, func(list inspect.Value, name string) {
			if hasNone(list) {
				p.Reportf(name, `the list has "none"`)
			}
		})
	},
}
