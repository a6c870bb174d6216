package token

import "github.com/jwtctl/jwtctl/audit"

// minSaltBytes is the least RFC 7518 §4.8.1.1 allows.
const minSaltBytes = 8

var jweP2SShort = audit.Rule{
	ID:       "jwe-p2s-short",
	Title:    "password salt is short",
	Severity: audit.Medium,
	Why: "Without a fresh salt of some length the work of guessing one password serves for many tokens, " +
		"and tables can be computed ahead.",
	Fix:   "Draw a random salt of 16 bytes for every token.",
	Refs:  []string{"RFC 7518 §4.8.1.1", "RFC 8018 §4.1"},
	Bad:   `{"alg":"PBES2-HS256+A128KW","p2s":"c2FsdA","p2c":600000}`,
	Good:  `{"alg":"PBES2-HS256+A128KW","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":600000}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if !usesPassword(p) {
			return
		}
		v := p.Header.Get("p2s")
		switch salt, ok := octets(v); {
		case !v.Exists():
			p.Reportf("header/p2s", "%q without p2s", p.Alg)
		case !ok:
			p.Reportf("header/p2s", "p2s is not base64url")
		case len(salt) < minSaltBytes:
			p.Reportf("header/p2s", "p2s is %d bytes; at least %d are required", len(salt), minSaltBytes)
		}
	},
}
