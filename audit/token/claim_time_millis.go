package token

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimTimeMillis = audit.Rule{
	ID:       "claim-time-millis",
	Title:    "time claim counts milliseconds",
	Severity: audit.High,
	Why:      "Read as the seconds that the standard demands, exp lies tens of thousands of years ahead: the token never expires.",
	Fix:      "Divide by 1000: NumericDate counts seconds. In JavaScript, Math.floor(Date.now() / 1000).",
	Refs:     []string{"RFC 7519 §2 (NumericDate)"},
	Bad:      `{"exp":1767323945000}`,
	Good:     `{"exp":1767323945}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		report := func(name string, d *inspect.NumericDate) {
			if inMillis(d) {
				p.Reportf("payload/"+name, "%s is %s: milliseconds (%s) where seconds are due", name,
					p.Claims.Get(name).Raw(), asMillis(d.Seconds))
			}
		}
		report("exp", p.Times.Expires)
		report("nbf", p.Times.NotBefore)
		report("iat", p.Times.IssuedAt)
	},
}

// asMillis reads n as milliseconds, or as a finer unit if only that makes
// sense.
func asMillis(n int64) string {
	for n > year2101*1000 {
		n /= 1000
	}
	return time.UnixMilli(n).UTC().Format(time.RFC3339)
}
