package token

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// mediaType returns a "typ" or "cty" in lower case, without parameters and
// without the "application/" that RFC 7515 §4.1.9 lets producers omit.
func mediaType(v inspect.Value) string {
	if v.IsText("JWT") {
		return "jwt"
	}
	typ, _, _ := strings.Cut(strings.ToLower(v.Text()), ";")
	return strings.TrimPrefix(strings.TrimSpace(typ), "application/")
}

// isPlainJWT reports the media type that says no more than that it is a JWT.
func isPlainJWT(v inspect.Value) bool {
	return bytes.EqualFold(v.TextBytes(), []byte("jwt")) || bytes.EqualFold(v.TextBytes(), []byte("application/jwt"))
}

// saysJWT reports a media type of JSON Web Tokens: JWT itself or one of the
// explicit types of RFC 8725 §3.11.
func saysJWT(v inspect.Value) bool {
	typ := mediaType(v)
	return typ == "jwt" || strings.HasSuffix(typ, "+jwt") || strings.HasSuffix(typ, "+sd-jwt")
}

// explicitType returns the media type made for tokens of a profile, "" where
// there is none.
func explicitType(p audit.Profile) string {
	switch p {
	case audit.ProfileAccessToken:
		return "at+jwt"
	case audit.ProfileLogoutToken:
		return "logout+jwt"
	case audit.ProfileDPoP:
		return "dpop+jwt"
	case audit.ProfileRequestObject:
		return "oauth-authz-req+jwt"
	case audit.ProfileKeyBinding:
		return "kb+jwt"
	case audit.ProfileSET:
		return "secevent+jwt"
	case audit.ProfileSDJWT:
		return "dc+sd-jwt"
	}
	return ""
}

// isKeyProof reports a token whose purpose is to prove possession of the key
// in its own header: a DPoP proof (RFC 9449), an OpenID4VCI key proof or an
// ACME request (RFC 8555).
func isKeyProof(p *audit.TokenPass) bool {
	if p.Profile == audit.ProfileDPoP {
		return true
	}
	typ := mediaType(p.Header.Get("typ"))
	return typ == "dpop+jwt" || typ == "openid4vci-proof+jwt" ||
		p.Header.Get("url").Exists() && p.Header.Get("nonce").Exists()
}
