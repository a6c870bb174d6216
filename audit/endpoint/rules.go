// Package endpoint holds the rules about what an issuer says of itself and
// answers with: its metadata (RFC 8414, OpenID Connect Discovery 1.0), its token
// responses (RFC 6749 §5.1), and how it serves its metadata and its key set.
// One file a rule, named after its ID; this file and rules_net.go are the lists.
package endpoint

import "github.com/jwtctl/jwtctl/audit"

// Rules lists the rules in the order in which they run and are shown.
func Rules() []*audit.Rule {
	return []*audit.Rule{
		&discMalformed, &discFieldMissing, &discIssuerMismatch, &discIssuerInvalid, &discEndpointHTTP, &discJwksOrigin,
		&discAlgNone, &discAuthAlgNone, &discAuthAlgMissing, &discAlgMixed, &discAlgWeak, &discRs256Missing,
		&discPkceMissing, &discPkcePlain, &discImplicit, &discPasswordGrant, &discIssParam, &discRequestURI, &discNoBinding,
		&discEmptyArray, &discDocsDiffer,
		&respSameToken, &idHashMismatch, &respRefreshShort, &respExpiresIn, &respCacheable,
	}
}
