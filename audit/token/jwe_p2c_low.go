package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var jweP2CLow = audit.Rule{
	ID:       "jwe-p2c-low",
	Title:    "password iteration count is low",
	Severity: audit.Medium,
	Why: "Whoever gets hold of the token can try passwords offline; the iterations are all that slows the search. " +
		"The standard's minimum of 1,000 dates from 2015.",
	Fix:   "Use a random key instead of a password, or 600,000 iterations with HS256 and 210,000 with HS512.",
	Refs:  []string{"RFC 7518 §4.8.1.2", "OWASP Password Storage Cheat Sheet", "OWASP ASVS 5.0 Appendix C"},
	Bad:   `{"alg":"PBES2-HS256+A128KW","p2c":1000}`,
	Good:  `{"alg":"PBES2-HS256+A128KW","p2c":600000}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if !usesPassword(p) {
			return
		}
		v := p.Header.Get("p2c")
		if !v.Exists() {
			p.ReportSeverityf(audit.High, "header/p2c", "%q without p2c", p.Alg)
			return
		}
		count, ok := v.Int()
		if f, _ := v.Float(); !ok && f > maxCount {
			return // jwe-p2c-high
		}
		good := int64(goodCountHS256)
		if !strings.HasPrefix(p.Alg, "PBES2-HS256") {
			good = goodCountHS512
		}
		switch {
		case !ok || count <= 0:
			p.ReportSeverityf(audit.High, "header/p2c", "p2c is %.24s, not a positive integer", v.Raw())
		case count < minCount:
			p.ReportSeverityf(audit.High, "header/p2c", "p2c is %d iterations, below the standard's minimum of %d", count, minCount)
		case count < good/2:
			p.Reportf("header/p2c", "p2c is %d iterations; %d are recommended", count, good)
		case count < good:
			p.ReportSeverityf(audit.Low, "header/p2c", "p2c is %d iterations; %d are recommended", count, good)
		}
	},
}
