package negative

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/mint"
)

// purposes are sound tokens of the same issuer and key, made for something
// else.
func purposes() []Case {
	const refs = "RFC 8725 §2.8, §3.11, §3.12"
	kind := func(name, why, more string, p audit.Profile) Case {
		return Case{Name: name, Why: why, Reference: refs + more, Check: "typ", token: func(s *source) []byte { return s.kind(p, s.text("aud")) }}
	}
	return []Case{
		{Name: "id-token", Why: "an ID token as an access token: its audience is the client", Reference: refs + "; RFC 9068 §5", Check: "aud",
			token: func(s *source) []byte {
				if s.spec.Profile == audit.ProfileIDToken {
					return nil
				}
				return s.kind(audit.ProfileIDToken, client)
			}},
		kind("id-token-same-audience", "an ID token as an access token, where the client and the API share a name", "; RFC 9068 §5", audit.ProfileIDToken),
		kind("access-token", "an access token in the place of another token", "; RFC 9068 §2.1", audit.ProfileAccessToken),
		kind("logout-token", "a logout token in the place of another token", "; OpenID Connect Back-Channel Logout §4", audit.ProfileLogoutToken),
		kind("event-token", "a security event token in the place of another token", "; RFC 8417 §4", audit.ProfileSET),
		kind("request-object", "a request object in the place of another token", "; RFC 9101 §10.8", audit.ProfileRequestObject),
		{Name: "dpop-unbound", Why: "a DPoP proof in the place of the token, bound to no access token: its sender alone vouches for it",
			Reference: refs + "; RFC 9449 §4.3, §11", Rule: "dpop-ath", Check: "typ",
			token: func(s *source) []byte { return s.kind(audit.ProfileDPoP, "") }},
		{Name: "typ-other", Why: "typ names another kind of token; all else is right", Reference: refs, Rule: "set-events", Check: "typ",
			token: func(s *source) []byte {
				if !s.header.Has("typ") {
					return nil
				}
				return s.headed("typ", `"secevent+jwt"`)
			}},
		{Name: "typ-missing", Why: "there is no typ, where one is demanded", Reference: refs, Rule: "hdr-typ-missing", Check: "typ",
			token: func(s *source) []byte {
				if !s.header.Has("typ") {
					return nil
				}
				return s.sign(s.signer, without(s.header, "typ"), s.claims)
			}},
		{Name: "typ-list", Why: "typ is a list that holds the right one", Reference: "RFC 7515 §4.1.9", Rule: "hdr-typ-mismatch", Check: "header",
			token: func(s *source) []byte { return s.headed("typ", `[`+string(s.header.Get("typ"))+`]`) }},
	}
}

// kind is a sound token of another profile for an audience, nil where a typ
// does not tell it from the good one, or the key cannot make one.
func (s *source) kind(p audit.Profile, audience string) []byte {
	own := p.Type()
	if own == "" {
		own = "JWT"
	}
	typ := strings.Trim(string(s.header.Get("typ")), `"`)
	alike := typ == "" || strings.EqualFold(typ, own)
	if alike && audience != client || p == audit.ProfileDPoP && s.symmetric() {
		return nil
	}
	spec := &mint.Spec{Profile: p, Signer: s.signer, Unsafe: s.spec.Unsafe, Now: s.now, Random: s.random}
	for _, claim := range [][2]string{{"iss", s.text("iss")}, {"aud", audience}, {"sub", s.text("sub")}} {
		if claim[1] != "" {
			spec.Claims.Set(claim[0], quote(claim[1]))
		}
	}
	switch p {
	case audit.ProfileSET: // with an exp, so that nothing but its purpose is wrong
		spec.Claims.Set("exp", s.claims.Get("exp"))
	case audit.ProfileRequestObject: // its issuer is the client
		spec.Claims.Set("client_id", quote(client))
	case audit.ProfileDPoP:
		spec.Claims.Set("htm", quote("GET"))
		spec.Claims.Set("htu", quote(s.text("aud")))
	}
	token, err := spec.Mint()
	if err != nil {
		s.fail(err)
		return nil
	}
	return token.Text
}
