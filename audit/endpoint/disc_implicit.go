package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var discImplicit = audit.Rule{
	ID:       "disc-implicit",
	Title:    "access tokens are issued in the authorization response",
	Severity: audit.Medium,
	Why:      "Tokens in a URL end up in browser histories, logs and referrers, cannot be bound to the client and can be injected.",
	Fix:      "Offer the authorization code flow with PKCE, and take response types with token off the list.",
	Refs:     []string{"RFC 9700 §2.1.2", "OWASP ASVS 10.4.4"},
	Bad:      `{"issuer":"https://as.acme.dev","response_types_supported":["code","id_token token"]}`,
	Good:     `{"issuer":"https://as.acme.dev","response_types_supported":["code","code id_token"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		var found []string
		for t := range p.Get("response_types_supported").Children() {
			if text := t.Text(); hasWord(text, "token") {
				found = append(found, `"`+brief(text)+`"`)
			}
		}
		if found != nil {
			p.Reportf("response_types_supported", "on the list: %s", strings.Join(found, ", "))
		}
	},
}
