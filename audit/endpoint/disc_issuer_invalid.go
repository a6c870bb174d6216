package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var discIssuerInvalid = audit.Rule{
	ID:       "disc-issuer-invalid",
	Title:    "issuer is no https URL without query and fragment",
	Severity: audit.High,
	Why: "The issuer is compared to the letter and is where the keys are looked for: over plain http anyone on the way " +
		"can put in his own, and a placeholder matches no token, so that clients leave the comparison out.",
	Fix:  "Use one https URL for each issuer, without query and fragment. Clients of a multi-tenant issuer must put in the tenant before they compare.",
	Refs: []string{"RFC 8414 §2", "OpenID Connect Discovery §3"},
	Bad:  `{"issuer":"http://login.acme.dev","jwks_uri":"https://login.acme.dev/jwks"}`,
	Good: `{"issuer":"https://login.acme.dev","jwks_uri":"https://login.acme.dev/jwks"}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		issuer := p.Metadata.Issuer()
		if issuer == "" {
			return
		}
		if fault, severity := addressFault(issuer); fault != "" {
			p.ReportSeverityf(severity, "issuer", "issuer %q %s", brief(issuer), fault)
		}
		if strings.ContainsAny(issuer, "?#") {
			p.Reportf("issuer", "issuer %q has a query or fragment", brief(issuer))
		}
		if hasPlaceholder(issuer) {
			p.ReportSeverityf(audit.Medium, "issuer", "issuer %q has a placeholder in it: no token has this issuer", brief(issuer))
		}
	},
}

// hasPlaceholder reports a template such as Entra's "{tenantid}".
func hasPlaceholder(issuer string) bool {
	open := strings.IndexByte(issuer, '{')
	return open >= 0 && strings.IndexByte(issuer[open:], '}') > 0
}
