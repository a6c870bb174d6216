package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// isClients reports the tokens that clients make for themselves: what a policy
// demands of an issuer's tokens is not for them.
func isClients(p *audit.TokenPass) bool {
	switch p.Profile {
	case audit.ProfileDPoP, audit.ProfileKeyBinding, audit.ProfileClientAssertion, audit.ProfileRequestObject:
		return true
	}
	return false
}

// isRegistered reports the claims of RFC 7519 §4.1.
func isRegistered(name string) bool {
	switch name {
	case "iss", "sub", "aud", "exp", "nbf", "iat", "jti":
		return true
	}
	return false
}

// names reports whether one of the paths is a claim or leads into it.
func names(paths []string, claim string) bool {
	for _, path := range paths {
		if rest, ok := strings.CutPrefix(path, claim); ok && (rest == "" || rest[0] == '.') {
			return true
		}
	}
	return false
}
