package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jweP2CHigh = audit.Rule{
	ID:       "jwe-p2c-high",
	Title:    "password iteration count is excessive",
	Severity: audit.High,
	Why: "The recipient spends the iterations before it can tell whether the token is genuine: " +
		"a sender who picks a huge count stops it with a few tokens.",
	Fix:   "Bound p2c at the recipient, at 1,200,000 or less; do not accept PBES2 from strangers at all.",
	Refs:  []string{"draft-ietf-oauth-rfc8725bis §3.13", "RFC 7518 §8.6", "CVE-2023-52428", "CVE-2022-36083"},
	Bad:   `{"alg":"PBES2-HS256+A128KW","p2c":2147483647}`,
	Good:  `{"alg":"PBES2-HS512+A256KW","p2c":210000}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if !usesPassword(p) {
			return
		}
		v := p.Header.Get("p2c")
		count, ok := v.Int()
		switch {
		case v.Kind() != inspect.Number:
		case !ok: // a fraction, an exponent or a number of 64 bits and more
			if f, _ := v.Float(); f > maxCount {
				p.Reportf("header/p2c", "p2c is %.24s iterations", v.Raw())
			}
		case count > maxCount:
			p.Reportf("header/p2c", "p2c is %d iterations; recipients should refuse more than %d", count, maxCount)
		case count > commonMaxCount:
			p.ReportSeverityf(audit.Low, "header/p2c", "p2c is %d iterations; common libraries refuse more than %d or less", count, commonMaxCount)
		}
	},
}
