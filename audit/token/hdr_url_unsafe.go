package token

import (
	"net/url"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrURLUnsafe = audit.Rule{
	ID:       "hdr-url-unsafe",
	Title:    "key URL in the header is unsafe to fetch",
	Severity: audit.High,
	Why: "A verifier that follows it fetches keys over a connection anyone can alter, from a stranger, " +
		"or from inside its own network, where cloud metadata and admin interfaces answer.",
	Fix:    "Refuse the token; accept key URLs only over https and only at the issuer's own, configured host.",
	Refs:   []string{"RFC 7515 §4.1.2", "RFC 7515 §8", "draft-ietf-oauth-rfc8725bis §3.10", "CWE-918"},
	Bad:    `{"alg":"RS256","jku":"http://169.254.169.254/keys"}`,
	Good:   `{"alg":"RS256","jku":"https://issuer.example/keys"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		checkKeyURL(p, "jku")
		checkKeyURL(p, "x5u")
	},
}

func checkKeyURL(p *audit.TokenPass, name string) {
	v := p.Header.Get(name)
	switch {
	case !v.Exists():
		return
	case v.Kind() != inspect.String:
		p.Reportf("header/"+name, "%s is a JSON %s, not a URL", name, v.Kind())
		return
	}
	if fault := urlFault(v.Text()); fault != "" {
		p.Reportf("header/"+name, "%s is %q: %s", name, v.Text(), fault)
		return
	}
	iss, err := url.Parse(p.Claims.Get("iss").Text())
	if err != nil || iss.Hostname() == "" {
		return
	}
	if u, err := url.Parse(v.Text()); err == nil && !related(u.Hostname(), iss.Hostname()) {
		p.ReportSeverityf(audit.Medium, "header/"+name, "%s points to %q, but the issuer is at %q", name, u.Host, iss.Host)
	}
}
