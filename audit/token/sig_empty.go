package token

import "github.com/jwtctl/jwtctl/audit"

var sigEmpty = audit.Rule{
	ID:       "sig-empty",
	Title:    "signature is missing",
	Severity: audit.Critical,
	Why: "The header names an algorithm but nothing is signed: a verifier that skips empty signatures " +
		"accepts any claims that an attacker writes.",
	Fix:   "Treat the token as forged unless its signature was cut off on purpose; refuse tokens without one.",
	Refs:  []string{"RFC 7515 §5.2", "CVE-2020-28042"},
	Bad:   `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJyb290In0.`,
	Good:  `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl`,
	Needs: audit.NeedsOddSignature,
	CheckToken: func(p *audit.TokenPass) {
		t := p.Token
		if len(t.Signature.Raw) > 0 || !isCompactJWS(t) || t.SegmentCount() != 3 || !p.Header.Exists() || p.Alg == "none" || isNoneVariant(p.Alg) {
			return
		}
		if p.Alg == "" {
			p.Reportf("signature", "the signature is empty: anyone can forge this token")
			return
		}
		p.Reportf("signature", "alg is %q but the signature is empty: anyone can forge this token", p.Alg)
	},
}
