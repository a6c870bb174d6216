package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var algSHA1 = audit.Rule{
	ID:       "alg-sha1",
	Title:    "algorithm is prohibited",
	Severity: audit.High,
	Why: "The registry lists these names for the Web Cryptography API only and prohibits them in tokens: " +
		"SHA-1 signatures can be forged by collisions, bare CBC and CTR protect no integrity.",
	Fix:    "Move to ES256, Ed25519 or PS256, and to an authenticated encryption such as A256GCM.",
	Refs:   []string{"IANA JOSE", "RFC 8725 §3.2"},
	Bad:    `{"alg":"RS1"}`,
	Good:   `{"alg":"RS256"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if isProhibited(p.Alg) {
			p.Reportf("header/alg", "alg is %q, which is prohibited", p.Alg)
		}
		if p.Token.IsEncrypted() {
			if enc := p.Header.Get("enc").Text(); isProhibited(enc) {
				p.Reportf("header/enc", "enc is %q, which is prohibited", enc)
			}
		}
	},
}

// isProhibited looks no name up that cannot be one: the prohibited ones are
// RS1, HS1 and AES in CBC or CTR mode.
func isProhibited(name string) bool {
	if len(name) != 3 && len(name) != 7 {
		return false
	}
	a, ok := inspect.FindAlgorithm(name)
	return ok && a.Status == inspect.Prohibited
}
