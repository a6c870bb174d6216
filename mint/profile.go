package mint

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

const day = 24 * time.Hour

// Profiles lists the profiles that tokens can be made for.
func Profiles() []audit.Profile {
	var list []audit.Profile
	for _, p := range audit.Profiles() {
		if p != audit.ProfileAuto {
			list = append(list, p)
		}
	}
	return list
}

// purposeOf says what the standard of a profile asks for, and how long such a
// token should live: exp is set well below what audit calls long.
func purposeOf(p audit.Profile) purpose {
	exp, iat := times()
	out := purpose{typ: p.Type(), life: 15 * time.Minute, long: time.Hour, unique: true}
	if out.typ == "" {
		out.typ = "JWT"
	}
	switch p {
	case audit.ProfileAccessToken: // RFC 9068 §2.2
		out.claims = join(parties(), filler{name: "client_id", text: standInClient}, filler{name: "scope", text: "read"}, exp, iat)
	case audit.ProfileIDToken: // OpenID Connect Core §2
		out.claims = join(parties(), exp, iat, filler{name: "nonce", random: true})
	case audit.ProfileRefreshToken: // the typ claim is Keycloak's
		out.life, out.long = 14*day, 30*day
		out.claims = join(parties(), filler{name: "typ", text: "Refresh"}, exp, iat)
	case audit.ProfileLogoutToken: // OpenID Connect Back-Channel Logout §2.4
		out.life, out.long = 2*time.Minute, 2*time.Minute
		out.claims = join(parties(), iat, exp, filler{name: "events", json: `{"http://schemas.openid.net/event/backchannel-logout":{}}`})
	case audit.ProfileDPoP: // RFC 9449 §4.2
		out.long = 0
		out.claims = []filler{{name: "htm", text: "GET", stranger: true}, {name: "htu", text: standInAudience + "/", stranger: true}, iat}
	case audit.ProfileClientAssertion: // RFC 7523 §3: iss and sub are the client
		out.life, out.long = time.Minute, 5*time.Minute
		out.claims = []filler{{name: "iss", same: "sub", text: standInClient, stranger: true}, {name: "sub", same: "iss"},
			{name: "aud", text: standInIssuer, stranger: true}, exp, iat}
	case audit.ProfileRequestObject: // RFC 9101 §4
		out.life = 5 * time.Minute
		out.claims = []filler{{name: "client_id", same: "iss", text: standInClient, stranger: true}, {name: "iss", same: "client_id"},
			{name: "aud", text: standInIssuer, stranger: true}, {name: "response_type", text: "code"}, exp, iat}
	case audit.ProfileSDJWT: // RFC 9901, SD-JWT VC §3.2
		out.typ, out.life, out.long, out.unique = "dc+sd-jwt", 7*day, 365*day, false
		out.claims = []filler{{name: "iss", text: standInIssuer, stranger: true}, {name: "vct", text: standInIssuer + "/credential"}, iat, exp}
	case audit.ProfileKeyBinding: // RFC 9901 §4.3
		out.long, out.unique = 0, false
		out.claims = []filler{iat, {name: "aud", text: standInAudience, stranger: true}, {name: "nonce", random: true},
			{name: "sd_hash", random: true, stranger: true}}
	case audit.ProfileSET: // RFC 8417 §2.2, without exp
		out.long = 0
		out.claims = []filler{{name: "iss", text: standInIssuer, stranger: true}, {name: "aud", text: standInAudience, stranger: true}, iat,
			{name: "events", json: `{"https://schemas.openid.net/secevent/caep/event-type/session-revoked":{}}`}}
	default:
		out.bearer, out.unique = true, false
		out.claims = []filler{exp, iat}
	}
	return out
}

// times are filled in by the clock.
func times() (exp, iat filler) { return filler{name: "exp"}, filler{name: "iat"} }

// parties are the three names of a token that an issuer makes about a user.
func parties() []filler {
	return []filler{{name: "iss", text: standInIssuer, stranger: true}, {name: "sub", text: standInSubject},
		{name: "aud", text: standInAudience, stranger: true}}
}

func join(first []filler, rest ...filler) []filler { return append(first, rest...) }
