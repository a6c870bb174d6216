package token

import "github.com/jwtctl/jwtctl/audit"

var hmacKnownSecret = audit.Rule{
	ID:       "hmac-known-secret",
	Title:    "HMAC with a secret that is public",
	Severity: audit.Critical,
	Why: "The secret stands on a list that everyone can download, or is what a framework ships as its default. " +
		"Attackers try those first, offline, with one token of yours.",
	Fix:     "Replace the secret with 32 random bytes or more, and take every token under the old one for forged.",
	Refs:    []string{"RFC 8725 §3.5", "CWE-521", "CWE-1392"},
	Bad:     `a token with {"alg":"HS256"} whose secret stands in a tutorial`,
	Good:    `a token with {"alg":"HS256"} whose secret is random`,
	Recalls: true,
	CheckToken: func(p *audit.TokenPass) {
		s := p.Secret()
		switch {
		case s.Kind != audit.SecretPublic:
		case isSampleUser(p):
			p.ReportSeverityf(audit.Medium, "signature", "the secret is %s, as fits a sample token; a service that accepts it can be forged to", s.Origin)
		default:
			p.Reportf("signature", "the secret is %s: anyone can forge this token", s.Origin)
		}
	},
}

// isSampleUser recognises the user of jwt.io's sample token. It is no user of
// any service, so that its token shows a debugger at work and no system at risk.
func isSampleUser(p *audit.TokenPass) bool {
	return p.Claims.Get("name").IsText("John Doe") && !p.Claims.Get("iss").Exists()
}
