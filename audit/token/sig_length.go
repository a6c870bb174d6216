package token

import "github.com/jwtctl/jwtctl/audit"

var sigLength = audit.Rule{
	ID:       "sig-length",
	Title:    "signature has the wrong length",
	Severity: audit.High,
	Why: "No key can have made this signature with the algorithm in the header: it was cut, padded, made with another " +
		"algorithm, or never made at all.",
	Fix:   "Copy the token whole; if it came like this, refuse it and ask why a header claims what the signature is not.",
	Refs:  []string{"RFC 7518 §3.2", "RFC 7518 §3.4", "RFC 8037 §3.1", "RFC 9964"},
	Bad:   `{"alg":"ES256"} with a signature of 32 bytes`,
	Good:  `{"alg":"ES256"} with a signature of 64 bytes`,
	Needs: audit.NeedsOddSignature,
	CheckToken: func(p *audit.TokenPass) {
		sig, alg, ok := signature(p)
		if !ok {
			return
		}
		want := alg.SignatureBytes
		switch {
		case alg.Name == "EdDSA" && len(sig) != 64 && len(sig) != 114:
			p.Reportf("signature", "%q with a signature of %d bytes; it has 64 (Ed25519) or 114 (Ed448)", p.Alg, len(sig))
		case want == 0 || len(sig) == want:
		default:
			if alg.KeyType == "EC" {
				if _, _, der := derSignature(sig); der {
					return // sig-der says it better
				}
			}
			p.Reportf("signature", "%q with a signature of %d bytes; it has %d", p.Alg, len(sig), want)
		}
	},
}
