package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var urlToken = audit.Rule{
	ID:       "url-token",
	Title:    "token stands in a URL",
	Severity: audit.High,
	Why: "URLs end up in the logs of servers and proxies, in the history of browsers and in Referer headers, and the " +
		"token with them. In a fragment, which browsers keep to themselves, it is medium; where a standard puts it " +
		"into the query, as id_token_hint, low.",
	Fix:   "Send tokens in the Authorization header or in the body of a POST; use the authorization code flow, not the implicit one.",
	Refs:  []string{"RFC 9700 §4.3.2", "RFC 6750 §5.3", "OWASP ASVS 5.0 14.2.1"},
	Bad:   "GET /orders?access_token=eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln HTTP/1.1",
	Good:  "Authorization: Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
	Needs: audit.NeedsCarrier,
	CheckToken: func(p *audit.TokenPass) {
		in := p.Carrier()
		if in == nil || in.URL == inspect.NoURL || p.Profile == audit.ProfileRequestObject {
			return
		}
		severity, where := audit.High, "in the "+string(in.URL)+" of a URL"
		switch in.Parameter {
		case "request", "state", "SAMLRequest", "RelayState": // RFC 9101 §5.1; not a credential
			return
		case "id_token_hint": // OpenID Connect RP-Initiated Logout 1.0 §2
			severity = audit.Low
		}
		if in.URL == inspect.URLFragment {
			severity = min(severity, audit.Medium)
		}
		if in.Parameter != "" {
			p.ReportSeverityf(severity, "token", "%s, as %.40q", where, in.Parameter)
			return
		}
		p.ReportSeverityf(severity, "token", "%s", where)
	},
}
