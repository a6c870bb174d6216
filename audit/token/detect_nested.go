package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// isBearerName reports the names under which tokens stand that let their
// bearer in.
func isBearerName(name string) bool {
	switch name {
	case "access_token", "accessToken", "refresh_token", "refreshToken", "id_token", "idToken", "bearer_token", "bearerToken", "auth_token",
		"authToken", "session_token", "sessionToken", "offline_token", "api_token", "apiToken":
		return true
	}
	return false
}

// isOpaque reports a token that is no JWT: one word of letters and digits, and
// neither a URL nor a date.
func isOpaque(s string) bool {
	for i := range len(s) {
		if c := s[i]; !alnum(c) && strings.IndexByte("-._~+/=", c) < 0 {
			return false
		}
	}
	return countDigits(s) > 0 && !isDateText(s)
}

// mayHoldToken reports names under which a token belongs into another: what
// others certify, with a signature of their own.
func mayHoldToken(name string) bool {
	switch name {
	case "vc", "vp", "verifiableCredential", "verifiable_credential", "credential", "credentials", "act", "software_statement", "JWT",
		"trust_mark", "trust_marks", "signed_jwks", "signed_metadata", "client_attestation", "attestation", "attestations", "key_attestation",
		"wallet_attestation", "evidence", "proof", "proofs", "passport", "identity", "signedTransactionInfo", "signedRenewalInfo",
		"signedPayload", "id_token_hint", "logout_hint", "request", "statement", "receipt":
		return true
	}
	return false
}

// mayHoldStatements reports kinds of tokens that are made of others: entity
// statements, and events about tokens.
func mayHoldStatements(p *audit.TokenPass) bool {
	return isStatement(p) || p.Profile == audit.ProfileSET
}
