package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// lacks reports a claims set that was read whole and has no such claim.
func lacks(p *audit.TokenPass, name string) bool {
	return p.HasClaims() && !p.Claims.Get(name).Exists() && !p.Token.Malformed()
}

// states reports a claim that is there and not null.
func states(p *audit.TokenPass, name string) bool {
	k := p.Claims.Get(name).Kind()
	return k != inspect.None && k != inspect.Null
}

// namesParty reports a token that names an issuer, a subject or an audience:
// somebody it could let in. Without any of them it is signed data.
func namesParty(p *audit.TokenPass) bool {
	return states(p, "iss") || states(p, "sub") || states(p, "aud")
}

// statesOnly reports a claims set of exactly these claims.
func statesOnly(p *audit.TokenPass, names ...string) bool {
	if p.Claims.Len() != len(names) {
		return false
	}
	for _, name := range names {
		if !states(p, name) {
			return false
		}
	}
	return true
}

// isDeclared reports a token whose profile is certain, because typ or the user
// says so. One that is only shaped like, say, an access token does not claim
// to follow RFC 9068.
func isDeclared(p *audit.TokenPass) bool {
	if p.Policy.Profile != audit.ProfileAuto {
		return true
	}
	profile, ok := audit.ProfileOfType(p.Header.Get("typ").Text())
	return ok && profile == p.Profile
}

// isStatement reports the kinds of token that say something to everybody and
// let nobody in, so that their standards ask for neither audience nor token
// identifier, and mostly not for an end.
func isStatement(p *audit.TokenPass) bool {
	typ := p.Header.Get("typ")
	return typ.IsText("passport") || // RFC 8225
		typ.IsText("token-introspection+jwt") || // RFC 9701
		typ.IsText("statuslist+jwt") || // Token Status List
		typ.IsText("entity-statement+jwt") || typ.IsText("trust-mark+jwt") || // OpenID Federation
		typ.IsText("vc+jwt") || typ.IsText("vp+jwt") // VC-JOSE-COSE
}

// isCredential reports a verifiable credential in any of its forms.
func isCredential(p *audit.TokenPass) bool {
	return p.Profile == audit.ProfileSDJWT || p.Claims.Get("vc").Exists() || p.Claims.Get("vp").Exists()
}

// isSVID reports a SPIFFE JWT-SVID, whose subject names the trust domain that
// issued it, and which needs neither iss nor jti.
func isSVID(p *audit.TokenPass) bool {
	return bytes.HasPrefix(p.Claims.Get("sub").TextBytes(), []byte("spiffe://"))
}

// isProof reports proofs of possession, which are bound to one request.
func isProof(p *audit.TokenPass) bool {
	return p.Profile == audit.ProfileDPoP || p.Profile == audit.ProfileKeyBinding
}

// personal lowers the severity of personal data where carrying it is what the
// token is for: an ID token tells its audience about the user.
func personal(p *audit.TokenPass, s audit.Severity) audit.Severity {
	if p.Profile == audit.ProfileIDToken || isCredential(p) {
		return audit.Info
	}
	return s
}

// fixPersonal is the advice on personal data in a token of any profile.
const fixPersonal = "Leave it out of access tokens, and of ID tokens whose client can do without; " +
	"services that need it ask the userinfo endpoint."

// isSelf reports a token whose issuer is its subject, as services issue them.
func isSelf(p *audit.TokenPass) bool {
	iss := p.Claims.Get("iss").TextBytes()
	return len(iss) > 0 && string(iss) == string(p.Claims.Get("sub").TextBytes())
}

// isMachine reports a token that a client asked for in its own name.
func isMachine(p *audit.TokenPass) bool {
	sub := p.Claims.Get("sub").TextBytes()
	if p.Claims.Get("gty").IsText("client-credentials") || p.Claims.Get("idtyp").IsText("app") {
		return true
	}
	for _, name := range [...]string{"client_id", "cid", "azp"} {
		if id := p.Claims.Get(name).TextBytes(); len(id) > 0 && string(id) == string(sub) {
			return true
		}
	}
	return false
}

// brief shortens a text for a message.
func brief(s string) string {
	if len(s) <= 80 {
		return s
	}
	return s[:77] + "..."
}

// oneOf reports whether b is one of the words, without allocating.
func oneOf(b []byte, words ...string) bool {
	for _, w := range words {
		if string(b) == w {
			return true
		}
	}
	return false
}
