package token

import "github.com/jwtctl/jwtctl/audit"

var hdrX5U = audit.Rule{
	ID:       "hdr-x5u",
	Title:    "token says where its certificate is to be fetched",
	Severity: audit.Medium,
	Why: "A verifier that follows x5u lets the sender choose the certificate, " +
		"and can be made to send requests into its own network.",
	Fix:    "Leave x5u out, or fetch from a fixed list of hosts and validate the chain to a pinned root.",
	Refs:   []string{"RFC 7515 §4.1.5", "RFC 8725 §3.10", "OWASP ASVS 5.0 9.1.3"},
	Bad:    `{"alg":"ES256","x5u":"https://certs.example.com/leaf.pem"}`,
	Good:   `{"alg":"ES256","kid":"2026-01"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		v := p.Header.Get("x5u")
		if !v.Exists() || mediaType(p.Header.Get("typ")) == "passport" {
			return // RFC 8225 §4.3 builds on x5u
		}
		p.Reportf("header/x5u", "x5u is %q", v.Text())
	},
}
