// Package keyset holds the rules about keys and key sets: how a JWK is
// written, how strong the key is, and how the keys of a JWK Set stand
// together. One file a rule, named after its ID; this file is the list.
package keyset

import "github.com/jwtctl/jwtctl/audit"

// Rules lists the rules in the order in which they run and are shown.
func Rules() []*audit.Rule {
	return []*audit.Rule{
		&jwksShape, &jwksEmpty, &jwksDuplicateKid, &jwksDuplicateKey, &jwksKeyDualUse, &jwksUseRequired,
		&jwksSingleKey, &jwksMany,
		&jwkPrivate, &jwkOctPublic,
		&jwkKty, &jwkMemberMissing, &jwkMemberEncoding, &jwkDuplicateMember,
		&jwkCurve, &jwkPoint, &jwkInconsistent,
		&jwkRsaSmall, &jwkRsa112bit, &jwkRsaSize, &jwkRsaExponent,
		&jwkOctShort, &jwkOctWeak,
		&jwkAlgMissing, &jwkAlgMismatch, &jwkAlgWeak, &jwkUseMissing, &jwkOps,
		&jwkKidMissing, &jwkKidUnsafe, &jwkKidThumbprint,
		&jwkX5cMismatch, &jwkCert, &jwkX5tMismatch, &jwkX5uHTTP,
		&keyFermat, &keyRoca, &keySmallFactor, &keyPrimeModulus, &keySmallD, &keyPattern, &keySharedPrime, &keyKnownExample, &keyBlocklisted,
	}
}
