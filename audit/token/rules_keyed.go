package token

import "github.com/jwtctl/jwtctl/audit"

// keyedRules lists the rules about who could have signed the token: with the
// keys that were given, and with secrets that are none.
func keyedRules() []*audit.Rule {
	return []*audit.Rule{
		&sigInvalid,
		&algKeyMismatch,
		&algNotAdvertised,
		&kidUnresolved,
		&hdrJWKSelfVerified,
		&hmacBlankSecret,
		&hmacKnownSecret,
		&hmacDerivedSecret,
		&hmacPublicKey,
		&hmacShort,
		&hmacLowEntropy,
		&hmacReused,
		&sigNonceReuse,
		&claimJtiReused,
	}
}
