package token

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// The user's own cap is reported once, by the rule that judges the life of
// such a token: life-id, life-refresh, or life-access for all others. The
// graded thresholds and life-extreme and life-privileged are then silent.

// reportCap reports a life beyond the user's cap.
func reportCap(p *audit.TokenPass, l life) {
	p.ReportSeverityf(audit.High, "payload/exp", "lives %s; the limit is %s", l, span(int64(p.Policy.MaxLifetime/time.Second)))
}

// extremeLife returns the life of a token that lives longer than a year, where
// life-extreme judges it.
func extremeLife(p *audit.TokenPass) (l life, ok bool) {
	l, ok = lifeOf(p)
	return l, ok && l.seconds > 365*day && !isCredential(p) && !isStatement(p) && p.Policy.MaxLifetime == 0
}

// isBearer reports the profiles whose tokens open an API to their bearer. The
// others have rules about their life of their own, or live as long as what
// they certify.
func isBearer(p *audit.TokenPass) bool {
	switch p.Profile {
	case audit.ProfileAccessToken:
		return true
	case audit.ProfileGeneric:
		return !isStatement(p) && !isCredential(p)
	}
	return false
}

// isPowerful reports an administrator's token, or one that may do everything.
func isPowerful(p *audit.TokenPass) bool {
	if _, ok := privilege(p); ok {
		return true
	}
	scope, _ := findScope(p, grantsAll)
	return scope != nil
}

// vendorLife returns the life in seconds that the issuer's product gives its
// tokens unless told otherwise: a longer life than the guides ask for, and
// known to whoever chose the product.
func vendorLife(p *audit.TokenPass) int64 {
	if usual := p.UsualLife(); usual > 0 {
		return int64(usual / time.Second)
	}
	if p.Claims.Get("kubernetes.io").Get("warnafter").Exists() { // of a cluster with an issuer of its own
		return 365 * day // --service-account-extend-token-expiration
	}
	return 0
}
