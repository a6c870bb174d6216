package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimIssInvalid = audit.Rule{
	ID:       "claim-iss-invalid",
	Title:    "issuer is not an https URL",
	Severity: audit.Low,
	Why:      "Keys and metadata are found from the issuer's URL; over http, or with a query or fragment, somebody else can supply them.",
	Fix:      "Use an https URL without query and fragment as iss, the same as in the metadata.",
	Refs:     []string{"OIDC Core §2", "RFC 8414 §2", "RFC 9068 §2.2", "RFC 7519 §4.1.1"},
	Bad:      `{"iss":"http://as.example?tenant=1"}`,
	Good:     `{"iss":"https://as.example/tenant-1"}`,
	Origin:   true,
	CheckToken: func(p *audit.TokenPass) {
		iss := p.Claims.Get("iss")
		switch {
		case !iss.Exists():
			return
		case iss.Kind() != inspect.String:
			p.ReportSeverityf(audit.Medium, "payload/iss", "iss is a JSON %s, not a string", iss.Kind())
			return
		case p.Profile == audit.ProfileClientAssertion, p.Profile == audit.ProfileRequestObject:
			return // there the issuer is a client, which may be called anything
		}
		fault := issuerFault(iss.TextBytes(), wantsIssuerURL(p))
		if fault == "" {
			return
		}
		severity := audit.Low
		if wantsIssuerURL(p) {
			severity = audit.High
		}
		p.ReportSeverityf(severity, "payload/iss", "iss %q %s", brief(iss.Text()), fault)
	},
}

// wantsIssuerURL reports tokens whose standard says what an issuer looks
// like.
func wantsIssuerURL(p *audit.TokenPass) bool {
	switch p.Profile {
	case audit.ProfileIDToken, audit.ProfileLogoutToken:
		return true
	case audit.ProfileAccessToken:
		return isDeclared(p)
	}
	return false
}
