package token

import "github.com/jwtctl/jwtctl/audit"

var sigNonceReuse = audit.Rule{
	ID:       "sig-nonce-reuse",
	Title:    "two ECDSA signatures share their nonce",
	Severity: audit.Critical,
	Why: "ECDSA takes a fresh random number for each signature. Where two signatures of one key share it, anyone who has both " +
		"computes the private key with a little arithmetic.",
	Fix:     "Take the key for known and replace it at once. Sign with a library that derives the nonce (RFC 6979), or with Ed25519.",
	Refs:    []string{"RFC 8725 §3.2", "RFC 6979 §1", "CWE-323"},
	Bad:     "two different tokens with ES256 whose signatures begin with the same 32 bytes",
	Good:    "two different tokens with ES256 whose signatures have nothing in common",
	Recalls: true,
	CheckToken: func(p *audit.TokenPass) {
		if where, ok := p.SameNonce(); ok {
			p.Reportf("signature", "r is that of %s: whoever has both can compute the private key", where)
		}
	},
}
