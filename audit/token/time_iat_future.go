package token

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// maxAhead is how far ahead an issuer's clock may be (FAPI 2.0 §5.3.2.1).
const maxAhead = 60 * time.Second

var timeIatFuture = audit.Rule{
	ID:       "time-iat-future",
	Title:    "token was issued in the future",
	Severity: audit.Medium,
	Why:      "The issuer's clock is wrong, so that exp comes too late; or somebody who holds the key made tokens in advance.",
	Fix:      "Synchronise the issuer's clock, and make verifiers refuse an iat more than a minute ahead.",
	Refs:     []string{"FAPI 2.0 Security Profile §5.3.2.1", "RFC 7519 §4.1.6"},
	Bad:      `{"iat":1767409445}`,
	Good:     `{"iat":1767323045}`,
	Needs:    audit.NeedsOddTimes,
	CheckToken: func(p *audit.TokenPass) {
		if iat := p.Times.IssuedAt; isDate(iat) && after(iat, p.Now.Add(max(maxAhead, p.Policy.Skew))) {
			p.Reportf("payload/iat", "issued %s from now, at %s", span(iat.Seconds-p.Now.Unix()), moment(iat))
		}
	},
}
