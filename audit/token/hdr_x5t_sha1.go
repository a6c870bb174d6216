package token

import "github.com/jwtctl/jwtctl/audit"

var hdrX5TSHA1 = audit.Rule{
	ID:       "hdr-x5t-sha1",
	Title:    "certificate is named by a SHA-1 thumbprint only",
	Severity: audit.Info,
	Why: "Collisions of SHA-1 can be made, so two certificates can share a thumbprint. As a mere hint for choosing among " +
		"trusted certificates, the usual case, that does little harm.",
	Fix:    "Send x5t#S256 beside x5t or instead of it.",
	Refs:   []string{"RFC 7515 §4.1.7", "RFC 7515 §4.1.8", "RFC 7515 §10.11"},
	Bad:    `{"alg":"RS256","x5t":"eBZ_cn3sXYAd0ch4THBKHIgOwOE"}`,
	Good:   `{"alg":"RS256","x5t#S256":"LZ1qRlMsTnKDPTJZ1tL6pDjRVF_hTQ8iRJQJ8JqP9xU"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Header.Get("x5t").Exists() && !p.Header.Get("x5t#S256").Exists() {
			p.Reportf("header/x5t", "x5t without x5t#S256")
		}
	},
}
