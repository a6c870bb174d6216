package token

import "github.com/jwtctl/jwtctl/audit"

var sigRSAShort = audit.Rule{
	ID:       "sig-rsa-short",
	Title:    "RSA key is too short",
	Severity: audit.High,
	Why: "An RSA signature is as long as its key. Keys below 2048 bits are forbidden; " +
		"768 bits have been factored in public, 1024 are within reach of states.",
	Fix:   "Move to an RSA key of 2048 bits or more, or to ES256 or Ed25519. A shorter signature may also have been cut.",
	Refs:  []string{"RFC 7518 §3.3", "RFC 7518 §3.5", "NIST SP 800-131A"},
	Bad:   `{"alg":"RS256"} with a signature of 128 bytes`,
	Good:  `{"alg":"RS256"} with a signature of 256 bytes`,
	Needs: audit.NeedsOddSignature,
	CheckToken: func(p *audit.TokenPass) {
		sig, alg, ok := signature(p)
		switch {
		case !ok || len(sig) >= 256 || alg.KeyType != "RSA":
		case len(sig) < 64:
			p.Reportf("signature", "%q with a signature of %d bytes: it is cut off, or none at all", p.Alg, len(sig))
		default:
			p.Reportf("signature", "%q with a signature of %d bytes: the key has at most %d bits", p.Alg, len(sig), 8*len(sig))
		}
	},
}
