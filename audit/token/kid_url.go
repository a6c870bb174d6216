package token

import (
	"net/url"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var kidURL = audit.Rule{
	ID:       "kid-url",
	Title:    "kid is a URL",
	Severity: audit.Medium,
	Why: "A verifier that fetches the key from there lets the sender choose it, " +
		"and can be made to send requests into its own network.",
	Fix:    "Treat kid as a name and nothing else; use a thumbprint so that nobody is tempted.",
	Refs:   []string{"RFC 7515 §4.1.4", "draft-ietf-oauth-rfc8725bis §3.10", "CWE-918"},
	Bad:    `{"alg":"RS256","kid":"https://keys.example.com/1"}`,
	Good:   `{"alg":"RS256","kid":"did:web:example.com#key-1"}`,
	Needs:  audit.NeedsOddKeyID,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		kid := oddKeyID(p)
		if kid == nil || !keyid.Fetchable(kid) {
			return
		}
		s := audit.Medium
		if u, err := url.Parse(string(kid)); err == nil && u.Host != "" && internalHost(u.Hostname()) {
			s = audit.High
		}
		p.ReportSeverityf(s, "header/kid", "kid is the URL %.80q", kid)
	},
}
