package token

import "github.com/jwtctl/jwtctl/audit"

// profileRules lists the rules about tokens of one kind, and those that look
// for personal data and secrets in any.
func profileRules() []*audit.Rule {
	return []*audit.Rule{
		&atTyp, &atClaimMissing, &atIsIDToken, &atSymmetric, &atScopeMissing, &atSubClient,
		&idClaimMissing, &idNonceMissing, &idAzp, &idHeaderKeys, &idSymmetric, &idHasScope, &idEmailUnverified,
		&logoutClaimMissing, &logoutNonce, &logoutEvents, &logoutLong,
		&dpopClaimMissing, &dpopTyp, &dpopAlg, &dpopHtu,
		&dpopStale, &dpopAth, &dpopBinding,
		&assertClaimMissing, &assertIssSub, &assertAud, &assertLong, &assertHmac,
		&jarNested, &jarClaims, &jarSub, &jarTyp,
		&sdStructure, &sdHash, &sdSalt, &sdHiddenValidity, &kbClaims, &kbBinding,
		&setEvents, &setTyp, &setExp,
		&fapiAlg, &fapiUnbound,
		&piiBirthdate, &piiAddress, &piiProfile, &piiNationalID, &piiPassport, &piiPaymentCard, &piiBankAccount,
		&piiFinancial, &piiSpecial, &piiIP, &piiGeo,
		&secretPasswordHash, &secretCloud, &secretVCS, &secretSaaS, &secretPrivateKey, &secretConnectionString,
		&secretNestedToken, &secretOTP,
	}
}
