package token

import "github.com/jwtctl/jwtctl/audit"

// claimRules lists the rules about what a token says.
func claimRules() []*audit.Rule {
	return []*audit.Rule{
		&claimExpMissing, &claimAudMissing, &claimIssMissing, &claimSubMissing, &claimIatMissing, &claimJtiMissing,
		&claimNearMiss,
		&claimTimeType, &claimTimeMillis, &claimTimeRange,
		&claimIssInvalid, &claimIssLocal,
		&claimAudInvalid, &claimAudWildcard, &claimAudBroad,
		&claimSubPii, &claimSubInvalid,
		&claimJtiWeak,
		&claimScopeWildcard, &claimScopeExcessive, &claimScopeFormat,
		&claimPrivileged, &claimPrivilegedNoStepup,
		&claimMutableState, &claimInjection, &claimInternalData,
		&claimK8sLegacy, &claimServiceKey,
		&claimCnfMissing, &claimCnfInvalid,
		&timeExpired, &timeNotYetValid, &timeIatFuture, &timeOrder, &timeNbfBackdated,
		&lifeAccess, &lifeID, &lifeRefresh, &lifeExtreme, &lifeUnknown, &lifePrivileged,
		&sizeCookie, &sizeHeader, &sizeClaims,
		&piiEmail, &piiPhone, &piiName,
		&secretName,
	}
}
