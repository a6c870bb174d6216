package token

import "github.com/jwtctl/jwtctl/audit"

// hasTypeRule reports the tokens whose typ is judged by a rule of their
// profile (at-typ, dpop-typ, jar-typ, set-typ, kb-claims), so that
// hdr-typ-generic and hdr-typ-missing keep silent.
func hasTypeRule(p *audit.TokenPass) bool {
	switch p.Profile {
	case audit.ProfileDPoP, audit.ProfileRequestObject, audit.ProfileSET, audit.ProfileKeyBinding:
		return true
	case audit.ProfileAccessToken: // one that is only shaped so need not follow RFC 9068
		return p.Policy.Profile == audit.ProfileAccessToken
	}
	return false
}

// typeLack says what is wrong with the typ of a token that should have the
// type of its profile, "" if it has it. What is declared as yet another kind
// is hdr-typ-mismatch's.
func typeLack(p *audit.TokenPass) string {
	typ := p.Header.Get("typ")
	switch {
	case !p.HasClaims() || !headerRead(p):
		return ""
	case !typ.Exists():
		return "there is no typ"
	case typ.IsText(""):
		return "typ is empty"
	case isPlainJWT(typ):
		return "typ is JWT"
	}
	return ""
}

// isHMAC reports the MAC algorithms.
func isHMAC(alg string) bool { return len(alg) == 5 && alg[:2] == "HS" }

// isShared reports an HMAC token for several recipients, which
// alg-hmac-shared judges.
func isShared(p *audit.TokenPass) bool { return p.Claims.Get("aud").Len() > 1 }
