package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var algNotAdvertised = audit.Rule{
	ID:       "alg-not-advertised",
	Title:    "algorithm is not among those that the issuer names",
	Severity: audit.Medium,
	Why: "Verifiers that go by the metadata refuse the token; those that accept it go by the token's own header, which " +
		"is what attacks on algorithms live on.",
	Fix:   "Sign with an algorithm from the metadata, or add it there first.",
	Refs:  []string{"OpenID Connect Discovery §3", "RFC 8414 §2", "RFC 8725 §3.1"},
	Bad:   `{"alg":"PS256"} where the metadata name RS256 alone`,
	Good:  `{"alg":"RS256"} where the metadata name RS256 alone`,
	Needs: audit.NeedsMetadata,
	CheckToken: func(p *audit.TokenPass) {
		m, name := advertisement(p)
		if m == nil || p.Alg == "" || p.Token.IsEncrypted() {
			return
		}
		if algs := m.Get(name); algs.Kind() == inspect.Array && !algs.HasText(p.Alg) {
			p.Reportf("header/alg", "alg is %q, which %s of %q does not have", brief(p.Alg), name, brief(m.Issuer()))
		}
	},
}

// advertisement finds the metadata and the list in them that a token goes by.
// The tokens of an issuer name it; what clients make goes to the one server
// whose metadata are given. Of access tokens metadata say nothing.
func advertisement(p *audit.TokenPass) (m *inspect.Metadata, list string) {
	all := p.Policy.Metadata
	switch p.Profile {
	case audit.ProfileIDToken, audit.ProfileLogoutToken:
		for _, m := range all {
			if issuer := m.Issuer(); issuer != "" && p.Claims.Get("iss").IsText(issuer) {
				return m, "id_token_signing_alg_values_supported"
			}
		}
		return nil, ""
	case audit.ProfileDPoP:
		list = "dpop_signing_alg_values_supported"
	case audit.ProfileClientAssertion:
		list = "token_endpoint_auth_signing_alg_values_supported"
	case audit.ProfileRequestObject:
		list = "request_object_signing_alg_values_supported"
	}
	if list == "" || len(all) != 1 {
		return nil, ""
	}
	return all[0], list
}
