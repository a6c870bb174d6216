package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimNearMiss = audit.Rule{
	ID:       "claim-near-miss",
	Title:    "claim that no verifier looks at",
	Severity: audit.Medium,
	Why:      "Whoever wrote \"expires\" meant the token to expire, but verifiers look at exp only and accept it for ever.",
	Fix:      "Use the registered name: exp, iss, aud, sub, iat, nbf or jti.",
	Refs:     []string{"RFC 7519 §4.1", "IANA JSON Web Token Claims registry"},
	Bad:      `{"sub":"alice","expires_at":1767323945}`,
	Good:     `{"sub":"alice","exp":1767323945}`,
	Cues:     []audit.Cue{{Like: isNearMiss}},
	CheckToken: func(p *audit.TokenPass) {
		if p.Claims.Get("@context").Exists() { // a W3C credential has its own "issuer"
			return
		}
		for c := range p.Claims.Children() {
			meant := nearMiss(c.NameBytes())
			if meant == "" || c.Kind() != inspect.String && c.Kind() != inspect.Number && (meant != "aud" || c.Kind() != inspect.Array) {
				continue
			}
			if !p.Claims.Get(meant).Exists() {
				p.Reportf("payload"+c.Path(), "%q is not %q: verifiers do not look at it", c.Name(), meant)
			}
		}
	},
}

func isNearMiss(name string, _ bool) bool { return nearMiss([]byte(name)) != "" }

// nearMiss returns the registered claim that a name stands in for. Other
// spellings of the registered names themselves are parse-confusable-member's.
func nearMiss(name []byte) string {
	switch string(name) {
	case "expires", "expiry", "expire", "expiration", "expires_at", "expiresAt", "expire_at", "expireAt", "expires_on", "expiresOn",
		"expires_in", "expiresIn", "exp_at", "expAt", "exp_time", "expTime", "expiry_time", "expire_time", "expireTime", "expiration_time",
		"expirationTime", "exp_date", "expiry_date", "expiryDate", "expiration_date", "expirationDate", "valid_until", "validUntil":
		return "exp"
	case "issuer", "issued_by", "issuedBy":
		return "iss"
	case "audience", "audiences":
		return "aud"
	case "subject":
		return "sub"
	case "issued", "issued_at", "issuedAt", "issued_on", "issuedOn", "issue_time":
		return "iat"
	case "not_before", "notBefore", "valid_from", "validFrom":
		return "nbf"
	case "jwt_id", "jwtId", "jwtid", "token_id", "tokenId":
		return "jti"
	}
	return ""
}
