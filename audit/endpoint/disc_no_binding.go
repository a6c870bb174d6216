package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
)

var discNoBinding = audit.Rule{
	ID:       "disc-no-binding",
	Title:    "tokens cannot be bound to their holder",
	Severity: audit.Info,
	Why:      "Bearer tokens work for whoever holds them. With DPoP or mutual TLS a stolen one is worthless.",
	Fix:      "Support DPoP (dpop_signing_alg_values_supported) or tls_client_certificate_bound_access_tokens, at least for rights that matter.",
	Refs:     []string{"RFC 9449 §5.1", "RFC 8705 §3.3", "RFC 9700 §2.2.1", "OWASP ASVS 10.4.14"},
	Bad:      `{"issuer":"https://as.acme.dev","token_endpoint":"https://as.acme.dev/token"}`,
	Good:     `{"issuer":"https://as.acme.dev","token_endpoint":"https://as.acme.dev/token","dpop_signing_alg_values_supported":["ES256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		const dpop, mtls = "dpop_signing_alg_values_supported", "tls_client_certificate_bound_access_tokens"
		if p.Get("token_endpoint").Exists() && p.Get(dpop).Len() == 0 && !isTrue(p.Get(mtls)) {
			p.Reportf(dpop, "neither %s nor %s", dpop, mtls)
		}
	},
}
