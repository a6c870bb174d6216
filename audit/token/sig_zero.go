package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var sigZero = audit.Rule{
	ID:       "sig-zero",
	Title:    "ECDSA signature outside its range",
	Severity: audit.Critical,
	Why: "r and s lie between 1 and the order of the curve. A verifier that omits this check accepts r = s = 0 " +
		"for every message and every key: the psychic signatures of Java 15 to 18.",
	Fix:   "Treat the token as an attack; update the verifier's crypto library.",
	Refs:  []string{"CVE-2022-21449", "FIPS 186-5 §6.4.2", "RFC 7518 §3.4"},
	Bad:   `{"alg":"ES256"} with a signature of 64 zero bytes`,
	Good:  `{"alg":"ES256"} with a signature that a key made`,
	Needs: audit.NeedsECDSA,
	CheckToken: func(p *audit.TokenPass) {
		sig, alg, ok := signature(p)
		if !ok || alg.KeyType != "EC" {
			return
		}
		r, s := sig[:len(sig)/2], sig[len(sig)/2:]
		if len(sig) != alg.SignatureBytes {
			if r, s, ok = derSignature(sig); !ok {
				return
			}
		}
		order := curveOrder(alg.Curve)
		for _, n := range [...]struct {
			name  string
			value []byte
		}{{"r", r}, {"s", s}} {
			if fault := rangeFault(n.value, order); fault != "" {
				p.Reportf("signature", "%s %s", n.name, fault)
				return
			}
		}
	},
}

// rangeFault says why a number cannot be half of a signature, "" if it can.
func rangeFault(n []byte, order string) string {
	n = bytes.TrimLeft(n, "\x00")
	switch {
	case len(n) == 0:
		return "is 0: broken verifiers accept this for any key"
	case len(n) > len(order) || len(n) == len(order) && string(n) >= order:
		return "is not below the order of the curve"
	}
	return ""
}

// curveOrder returns n of a curve as a big-endian number (FIPS 186-5, SEC 2).
func curveOrder(curve string) string {
	switch curve {
	case "P-256":
		return "\xff\xff\xff\xff\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xbc\xe6\xfa\xad\xa7\x17\x9e\x84\xf3\xb9\xca\xc2\xfc\x63\x25\x51"
	case "P-384":
		return "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" +
			"\xc7\x63\x4d\x81\xf4\x37\x2d\xdf\x58\x1a\x0d\xb2\x48\xb0\xa7\x7a\xec\xec\x19\x6a\xcc\xc5\x29\x73"
	case "P-521":
		return "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfa" +
			"\x51\x86\x87\x83\xbf\x2f\x96\x6b\x7f\xcc\x01\x48\xf7\x09\xa5\xd0\x3b\xb5\xc9\xb8\x89\x9c\x47\xae\xbb\x6f\xb7\x1e\x91\x38\x64\x09"
	}
	return "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xba\xae\xdc\xe6\xaf\x48\xa0\x3b\xbf\xd2\x5e\x8c\xd0\x36\x41\x41" // secp256k1
}
