package endpoint

import (
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxRedirects is how many a patient client follows.
const maxRedirects = 3

var netRedirect = audit.Rule{
	ID:       "net-redirect",
	Title:    "the endpoint redirects",
	Severity: audit.Medium,
	Why: "A redirect hands the choice of the keys to whoever runs the place it leads to; over http it hands it to " +
		"everyone on the way. Careful verifiers do not follow it, and then have no keys.",
	Fix:  "Serve the document at the very URL that the metadata name, and let the metadata name where it is.",
	Refs: []string{"RFC 8725bis §3.10", "RFC 8414 §6.2", "CWE-601"},
	Bad:  `{"url":"https://login.example.com/jwks","redirects":[{"from":"https://login.example.com/jwks","to":"http://cdn.example.net/jwks","status":302}],"status":302}`,
	Good: `{"url":"https://login.example.com/jwks"}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		list := p.Endpoint.Redirects
		if n := len(list); n > maxRedirects {
			p.ReportSeverityf(audit.High, "header/location", "%d redirects, the last from %s to %s: clients do not follow so many", n, list[n-1].From, list[n-1].To)
			return
		}
		for _, r := range list {
			judgeRedirect(p, r)
		}
	},
}

func judgeRedirect(p *audit.EndpointPass, r inspect.Redirect) {
	from, errFrom := url.Parse(r.From)
	to, errTo := url.Parse(r.To)
	switch {
	case r.To == "" || errFrom != nil || errTo != nil:
		p.ReportSeverityf(audit.High, "header/location", "status %d redirects from %s to nowhere", r.Status, r.From)
	case to.Scheme == "http" && from.Scheme == "https":
		p.ReportSeverityf(audit.Critical, "header/location", "status %d redirects from https to %s, where anyone on the way can replace the keys", r.Status, r.To)
	case to.Scheme != "https" && to.Scheme != "http":
		p.ReportSeverityf(audit.High, "header/location", "status %d redirects to a URL of scheme %q", r.Status, to.Scheme)
	case !strings.EqualFold(from.Hostname(), to.Hostname()):
		p.ReportSeverityf(audit.High, "header/location", "status %d redirects from %s to another host, %s", r.Status, r.From, r.To)
	default:
		p.ReportSeverityf(audit.Low, "header/location", "status %d redirects from %s to %s", r.Status, r.From, r.To)
	}
}
