package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var claimTimeRange = audit.Rule{
	ID:       "claim-time-range",
	Title:    "time claim far outside our time",
	Severity: audit.Medium,
	Why:      "Verifiers disagree about times before 1970 and far ahead: they overflow, take them for absent, or never end them.",
	Fix:      "Write seconds since 1970 as an integer; leave a claim out where there is nothing to say.",
	Refs:     []string{"RFC 7519 §2 (NumericDate)"},
	Bad:      `{"exp":-62135596800}`,
	Good:     `{"exp":1767323945}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		checkTimeRange(p, "exp", p.Times.Expires)
		checkTimeRange(p, "nbf", p.Times.NotBefore)
		checkTimeRange(p, "iat", p.Times.IssuedAt)
	},
}

// checkTimeRange leaves out exp 0, which is expired, nbf 0, which bounds nothing,
// and milliseconds, which have a rule of their own.
func checkTimeRange(p *audit.TokenPass, name string, d *inspect.NumericDate) {
	switch {
	case d == nil:
		if v := p.Claims.Get(name); v.Kind() == inspect.Number {
			p.Reportf("payload/"+name, "%s is %s: no verifier can hold such a time", name, brief(string(v.Raw())))
		}
	case d.Seconds < 0:
		p.Reportf("payload/"+name, "%s is %s: before 1970", name, p.Claims.Get(name).Raw())
	case d.Seconds == 0 && name == "iat" && !d.Fractional:
		p.Reportf("payload/"+name, "iat is 0: no token was issued in 1970")
	case d.Seconds >= year2101 && !inMillis(d):
		p.Reportf("payload/"+name, "%s is %s: after the year 2100", name, p.Claims.Get(name).Raw())
	case d.Fractional && !inMillis(d):
		p.ReportSeverityf(audit.Info, "payload/"+name, "%s is %s: some verifiers take integers only", name, p.Claims.Get(name).Raw())
	}
}
