package endpoint

import "github.com/jwtctl/jwtctl/audit"

// NetworkRules lists the rules about how an issuer serves what it publishes, in the order in which they run.
func NetworkRules() []*audit.Rule {
	return []*audit.Rule{
		&netHTTP, &netRedirect, &netTLS, &netStatus, &netContentType, &netCacheLong, &netCacheMissing, &netCacheNone,
		&netSize, &netSlow, &netUnstable, &netCORS, &netCookie,
	}
}
