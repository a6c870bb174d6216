package negative

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"encoding/asn1"
	"math/big"
)

// signatures are tokens whose signature was never made with the trusted key
// over what they say.
func signatures() []Case {
	return []Case{
		{Name: "signature-empty", Why: "the signature is empty, though alg names an algorithm", Reference: "CVE-2020-28042; RFC 7515 §5.2",
			Rule: "sig-empty", Check: "signature",
			token: func(s *source) []byte { return s.resigned(nil) }},
		{Name: "signature-stripped", Why: "the signature is gone, dot and all", Reference: "RFC 7515 §7.1",
			Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return []byte(s.parts[0] + "." + s.parts[1]) }},
		{Name: "signature-altered", Why: "one bit of the signature is wrong", Reference: "RFC 7515 §5.2", Check: "signature",
			token: func(s *source) []byte { sig := s.signature(); sig[len(sig)/2] ^= 1; return s.resigned(sig) }},
		{Name: "signature-short", Why: "the signature lacks its last byte", Reference: "RFC 7518 §3", Rule: "sig-length", sized: true, Check: "signature",
			token: func(s *source) []byte { sig := s.signature(); return s.resigned(sig[:len(sig)-1]) }},
		{Name: "signature-long", Why: "a byte follows the signature", Reference: "RFC 7518 §3", Rule: "sig-length", sized: true, Check: "signature",
			token: func(s *source) []byte { return s.resigned(append(s.signature(), 0)) }},
		{Name: "signature-one-byte", Why: "the signature is one byte: a comparison that stops where the shorter ends has a chance of 1 in 256",
			Reference: "Wycheproof json_web_signature_test", Rule: "sig-length", sized: true, Check: "signature",
			token: func(s *source) []byte { return s.resigned(s.signature()[:1]) }},
		{Name: "signature-zeros", Why: "the signature has the right length and is all zeros", Reference: "CVE-2022-21449", Check: "signature",
			token: func(s *source) []byte {
				if s.elliptic() { // that is the psychic signature
					return nil
				}
				return s.resigned(make([]byte, len(s.signature())))
			}},
		{Name: "signature-psychic", Why: "r and s are 0, which unchecked ECDSA finds to match anything", Reference: "CVE-2022-21449; FIPS 186-5 §6.4.2",
			Rule: "sig-zero", Check: "signature",
			token: func(s *source) []byte {
				return s.ecdsa(func(*big.Int) (r, v *big.Int) { return new(big.Int), new(big.Int) })
			}},
		{Name: "signature-psychic-order", Why: "r and s are the curve's order, which is 0 by another name", Reference: "CVE-2022-21449; FIPS 186-5 §6.4.2",
			Rule: "sig-zero", Check: "signature",
			token: func(s *source) []byte { return s.ecdsa(func(n *big.Int) (r, v *big.Int) { return n, n }) }},
		{Name: "signature-der", Why: "the ECDSA signature is in ASN.1, which JWS does not use", Reference: "RFC 7518 §3.4",
			Rule: "sig-der", Check: "signature", token: (*source).der},
		{Name: "signature-malleable", Why: "S of the Ed25519 signature is beyond the group's order: a second signature for the same token",
			Reference: "RFC 8032 §5.1.7; Wycheproof ed25519_test", Check: "signature", token: (*source).malleable},
		{Name: "signature-other-padding", Why: "the RSA signature has the padding of another algorithm, PSS in place of PKCS #1 v1.5 or the reverse",
			Reference: "RFC 7518 §3.3, §3.5; Wycheproof json_web_signature_test", Check: "signature",
			token: func(s *source) []byte {
				other := map[byte]string{'R': "PS", 'P': "RS"}[s.signer.Algorithm[0]]
				return s.rsa(other, rsa.PSSSaltLengthEqualsHash)
			}},
		{Name: "signature-pss-salt", Why: "the salt of the PSS signature is shorter than the hash", Reference: "RFC 7518 §3.5; Wycheproof json_web_signature_test", Check: "signature",
			token: func(s *source) []byte {
				if s.signer.Algorithm[0] != 'P' {
					return nil
				}
				return s.rsa("PS", 8)
			}},
		{Name: "claims-altered", Why: "a claim was changed behind the signature", Reference: "RFC 7515 §5.2", Check: "signature",
			token: func(s *source) []byte {
				claims := with(s.claims, "sub", `"admin"`)
				return []byte(s.parts[0] + "." + b64(claims.JSON()) + "." + s.parts[2])
			}},
		{Name: "header-altered", Why: "a header parameter was added behind the signature", Reference: "RFC 7515 §5.2", Check: "signature",
			token: func(s *source) []byte {
				header := with(s.header, "x-added", "true")
				return []byte(b64(header.JSON()) + "." + s.parts[1] + "." + s.parts[2])
			}},
		{Name: "key-other", Why: "signed with another key under the trusted key's kid", Reference: "RFC 7515 §5.2", Check: "signature",
			token: func(s *source) []byte { return s.forged(s.twin) }},
		{Name: "key-other-no-kid", Why: "signed with another key and without a kid", Reference: "RFC 7515 §5.2", Check: "signature",
			token: func(s *source) []byte {
				return s.sign(s.twin, without(s.header, "kid"), s.claims)
			}},
	}
}

// ecdsa is the good token with a signature made of numbers that depend on the
// curve's order.
func (s *source) ecdsa(numbers func(order *big.Int) (r, v *big.Int)) []byte {
	pub, ok := s.signer.Key.Public.(*ecdsa.PublicKey)
	if !ok {
		return nil
	}
	half := len(s.signature()) / 2
	r, v := numbers(pub.Curve.Params().N)
	return s.resigned(append(r.FillBytes(make([]byte, half)), v.FillBytes(make([]byte, half))...))
}

// rsa is the good token with an RSA signature by PS or RS with the good
// token's hash, nil where the key is another or cannot be had.
func (s *source) rsa(family string, salt int) []byte {
	key, ok := s.signer.Key.Private.(*rsa.PrivateKey)
	if !ok {
		return nil
	}
	hash := hashes(s.signer.Algorithm)
	digest := hash.New()
	digest.Write([]byte(s.parts[0] + "." + s.parts[1]))
	var opts crypto.SignerOpts = hash
	if family == "PS" {
		opts = &rsa.PSSOptions{SaltLength: salt, Hash: hash}
	}
	signature, err := key.Sign(s.random, digest.Sum(nil), opts)
	s.fail(err)
	return s.resigned(signature)
}

// der is the good token with its signature as RFC 3279 §2.2.3 has it.
func (s *source) der() []byte {
	if !s.elliptic() {
		return nil
	}
	sig := s.signature()
	half := len(sig) / 2
	der, err := asn1.Marshal(struct{ R, S *big.Int }{new(big.Int).SetBytes(sig[:half]), new(big.Int).SetBytes(sig[half:])})
	s.fail(err)
	return s.resigned(der)
}

// malleable adds the group's order to S, which is written in little endian.
func (s *source) malleable() []byte {
	if s.signer.Key.Curve != "Ed25519" {
		return nil
	}
	order, _ := new(big.Int).SetString("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16)
	sig := s.signature()
	little := reversed(sig[32:])
	sum := order.Add(order, new(big.Int).SetBytes(little))
	return s.resigned(append(bytes.Clone(sig[:32]), reversed(sum.FillBytes(make([]byte, 32)))...))
}

func reversed(b []byte) []byte {
	out := make([]byte, len(b))
	for i, c := range b {
		out[len(b)-1-i] = c
	}
	return out
}
