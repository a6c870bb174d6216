package audit

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Profile is what a token is for; the standards ask different things of an
// ID token and of a DPoP proof.
type Profile string

// The profiles.
const (
	ProfileAuto            Profile = "auto"             // detect from typ, then shape
	ProfileAccessToken     Profile = "access-token"     // RFC 9068
	ProfileIDToken         Profile = "id-token"         // OpenID Connect Core §2
	ProfileRefreshToken    Profile = "refresh-token"    // RFC 6749 §1.5
	ProfileLogoutToken     Profile = "logout-token"     // OpenID Connect Back-Channel Logout §2.4
	ProfileDPoP            Profile = "dpop"             // RFC 9449
	ProfileClientAssertion Profile = "client-assertion" // RFC 7523
	ProfileRequestObject   Profile = "request-object"   // RFC 9101
	ProfileSDJWT           Profile = "sd-jwt"           // RFC 9901
	ProfileKeyBinding      Profile = "key-binding"      // RFC 9901 §4.3
	ProfileSET             Profile = "set"              // RFC 8417
	ProfileGeneric         Profile = "generic"          // any other JWT, RFC 7519
)

// Profiles lists the profiles that a user can ask for.
func Profiles() []Profile {
	return []Profile{ProfileAuto, ProfileAccessToken, ProfileIDToken, ProfileRefreshToken, ProfileLogoutToken,
		ProfileDPoP, ProfileClientAssertion, ProfileRequestObject, ProfileSDJWT, ProfileKeyBinding, ProfileSET, ProfileGeneric}
}

// ProfileNames lists their names, as flags and files write them.
func ProfileNames() []string {
	var names []string
	for _, p := range Profiles() {
		names = append(names, string(p))
	}
	return names
}

// Detect says what a token is for: by its media type if that is explicit
// (RFC 8725 §3.11), else by claims that no other kind of token carries.
func Detect(t *inspect.Token) Profile {
	if p, ok := ProfileOfType(t.Header.JSON.Get("typ").Text()); ok {
		return p
	}
	if t.Form == inspect.FormSDJWT {
		return ProfileSDJWT
	}
	return byShape(t)
}

// DetectAt is [Detect] for a token that stands at a JSON Pointer: the name of
// a member such as "access_token" says what a token is for, unless its media
// type does. Then a rule can tell that it is not what it should be.
func DetectAt(t *inspect.Token, pointer string) Profile {
	if p, ok := ofMember(pointer[strings.LastIndexByte(pointer, '/')+1:]); ok && t.Form != inspect.FormSDJWT {
		if _, explicit := ProfileOfType(t.Header.JSON.Get("typ").Text()); !explicit {
			return p
		}
	}
	return Detect(t)
}

// ofMember knows the members that carry tokens in OAuth and OpenID messages,
// and how JavaScript programs write them.
func ofMember(name string) (Profile, bool) {
	switch name {
	case "access_token", "accessToken":
		return ProfileAccessToken, true
	case "id_token", "idToken":
		return ProfileIDToken, true
	case "refresh_token", "refreshToken":
		return ProfileRefreshToken, true
	case "logout_token":
		return ProfileLogoutToken, true
	case "client_assertion":
		return ProfileClientAssertion, true
	}
	return "", false
}

// ProfileOfType says which profile a media type stands for ("at+jwt"); ok is
// false for "JWT", which says nothing, and for types that are not known.
func ProfileOfType(typ string) (Profile, bool) {
	typ = strings.TrimPrefix(strings.ToLower(typ), "application/")
	switch typ {
	case "at+jwt":
		return ProfileAccessToken, true
	case "logout+jwt":
		return ProfileLogoutToken, true
	case "dpop+jwt":
		return ProfileDPoP, true
	case "client-authentication+jwt":
		return ProfileClientAssertion, true
	case "oauth-authz-req+jwt":
		return ProfileRequestObject, true
	case "kb+jwt":
		return ProfileKeyBinding, true
	case "secevent+jwt":
		return ProfileSET, true
	case "sd+jwt", "sd-jwt", "sd_jwt":
		return ProfileSDJWT, true
	}
	if strings.HasSuffix(typ, "+sd-jwt") {
		return ProfileSDJWT, true
	}
	return "", false
}

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

func byShape(t *inspect.Token) Profile {
	has := func(name string) bool { return t.Claim(name).Exists() }
	switch {
	case has("_sd"), has("_sd_alg"): // the issuer's part alone, or all of it disclosed
		return ProfileSDJWT
	case has("events"):
		if t.Claim("events").Get(logoutEvent).Exists() {
			return ProfileLogoutToken
		}
		return ProfileSET
	case has("htm") && has("htu"):
		return ProfileDPoP
	case has("sd_hash"):
		return ProfileKeyBinding
	case t.Claim("typ").IsText("Refresh") || t.Claim("typ").IsText("Offline") || t.Claim("token_use").IsText("refresh"):
		return ProfileRefreshToken // Keycloak and others
	case t.Claim("typ").IsText("ID") || t.Claim("token_use").IsText("id"):
		return ProfileIDToken // Keycloak; Cognito
	case t.Claim("typ").IsText("Bearer") || t.Claim("token_use").IsText("access"):
		return ProfileAccessToken
	case has("response_type") && has("client_id"):
		return ProfileRequestObject
	case has("client_id") && has("scope"), has("scp") && (has("appid") || has("cid") || has("azp")):
		return ProfileAccessToken
	case has("nonce"), has("at_hash"), has("c_hash"),
		bytes.HasPrefix(t.Claim("iss").TextBytes(), []byte("https://securetoken.google.com/")): // Firebase
		return ProfileIDToken
	}
	return ProfileGeneric
}
