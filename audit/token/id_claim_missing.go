package token

import "github.com/jwtctl/jwtctl/audit"

var idClaimMissing = audit.Rule{
	ID:       "id-claim-missing",
	Title:    "ID token does not say who logged in",
	Severity: audit.High,
	Why:      "Without sub a client can tell users apart only by claims that change or are given to somebody else; OpenID Connect requires it.",
	Fix:      "Set sub to an identifier that the issuer never gives to anybody else.",
	Refs:     []string{"OIDC Core §2", "OIDC Core §5.7"},
	Bad:      `{"iss":"https://as.example","aud":"web","exp":1767323945,"nonce":"n"}`,
	Good:     `{"iss":"https://as.example","aud":"web","exp":1767323945,"nonce":"n","sub":"248289761001"}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Lacks:    "sub",
	CheckToken: func(p *audit.TokenPass) {
		switch {
		case !lacks(p, "sub") || !isPlainID(p):
		case isDeclared(p) || states(p, "iss") && states(p, "aud") && states(p, "exp"):
			p.Reportf("payload/sub", "no sub: the ID token does not say who logged in")
		default: // shaped like an ID token by its nonce alone
			p.ReportSeverityf(audit.Low, "payload/sub", "no sub: nothing stable says whom the token is about")
		}
	},
}

// isPlainID reports an ID token that is not declared as something else by a
// type of its own, such as an OpenID4VCI key proof, which has a nonce too.
func isPlainID(p *audit.TokenPass) bool {
	typ := p.Header.Get("typ")
	return p.Profile == audit.ProfileIDToken && (p.Policy.Profile == audit.ProfileIDToken || !typ.Exists() || isPlainJWT(typ))
}
