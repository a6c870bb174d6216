package token

import (
	"bytes"
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// signature returns the decoded signature with its algorithm; ok is false
// where there is no whole signature to judge.
func signature(p *audit.TokenPass) (sig []byte, alg *inspect.Algorithm, ok bool) {
	sig = p.Token.Signature.Bytes
	if len(sig) == 0 || p.Token.IsEncrypted() {
		return nil, nil, false
	}
	alg, ok = inspect.FindAlgorithm(p.Alg)
	if !ok || alg.Kind != inspect.Signature && alg.Kind != inspect.MAC {
		return nil, nil, false
	}
	if p.Token.Malformed() {
		return nil, nil, false
	}
	return sig, alg, true
}

// isMasked reports that something else stands where the signature was: "***".
func isMasked(p *audit.TokenPass) bool {
	return slices.ContainsFunc(p.Token.Problems, func(pr inspect.Problem) bool { return pr.Code == inspect.CodeMasked })
}

// derSignature splits an ASN.1 ECDSA signature, SEQUENCE { INTEGER, INTEGER },
// into its numbers without leading zeros.
func derSignature(sig []byte) (r, s []byte, ok bool) {
	body, rest, ok := derElement(sig, 0x30)
	if !ok || len(rest) > 0 {
		return nil, nil, false
	}
	r, body, ok = derElement(body, 0x02)
	if !ok {
		return nil, nil, false
	}
	s, body, ok = derElement(body, 0x02)
	return bytes.TrimLeft(r, "\x00"), bytes.TrimLeft(s, "\x00"), ok && len(body) == 0
}

// derElement takes one element of up to 255 bytes off b.
func derElement(b []byte, tag byte) (content, rest []byte, ok bool) {
	if len(b) < 2 || b[0] != tag {
		return nil, nil, false
	}
	n, b := int(b[1]), b[2:]
	if n == 0x81 && len(b) > 0 {
		n, b = int(b[0]), b[1:]
	} else if n > 0x7f {
		return nil, nil, false
	}
	if n > len(b) {
		return nil, nil, false
	}
	return b[:n], b[n:], true
}
