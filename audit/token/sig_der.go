package token

import "github.com/jwtctl/jwtctl/audit"

var sigDER = audit.Rule{
	ID:       "sig-der",
	Title:    "ECDSA signature in ASN.1 form",
	Severity: audit.Medium,
	Why: "Tokens carry r and s side by side. A conforming verifier refuses the DER form that most crypto interfaces return; " +
		"one that takes both accepts two spellings of each token.",
	Fix:   "Convert the signature to r‖s, each padded to the size of the curve, before encoding it.",
	Refs:  []string{"RFC 7518 §3.4"},
	Bad:   `{"alg":"ES256"} with a signature of 71 bytes that starts 30 45 02`,
	Good:  `{"alg":"ES256"} with a signature of 64 bytes`,
	Needs: audit.NeedsECDSA,
	CheckToken: func(p *audit.TokenPass) {
		sig, alg, ok := signature(p)
		if !ok || alg.KeyType != "EC" || len(sig) == alg.SignatureBytes {
			return
		}
		if _, _, der := derSignature(sig); der {
			p.Reportf("signature", "%q with a DER signature of %d bytes; it must be r and s, %d bytes", p.Alg, len(sig), alg.SignatureBytes)
		}
	},
}
