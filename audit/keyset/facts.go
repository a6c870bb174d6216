package keyset

import (
	"bytes"
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// emptySet reports a well-formed JWK Set without any key.
func emptySet(s *audit.KeySource) bool {
	keys := s.Root.Get("keys")
	return keys.Kind() == inspect.Array && keys.Len() == 0 && !s.Root.Get("kty").Exists()
}

// useOf returns what a key is for, "sig" or "enc", by use, key_ops, alg and
// type; "" where none of them tells.
func useOf(k *inspect.Key) string {
	if k.Use == "sig" || k.Use == "enc" {
		return k.Use
	}
	for _, op := range k.Operations {
		switch opFamily(op) {
		case "sign":
			return "sig"
		case "encrypt", "wrap", "derive":
			return "enc"
		}
	}
	if a, ok := inspect.FindAlgorithm(k.Algorithm); ok {
		switch a.Kind {
		case inspect.Signature, inspect.MAC:
			return "sig"
		case inspect.KeyManagement, inspect.ContentEncryption:
			return "enc"
		}
	}
	switch k.Curve {
	case "Ed25519", "Ed448":
		return "sig"
	case "X25519", "X448":
		return "enc"
	}
	return ""
}

// maySign reports a key that some verifier can verify with: one that is not
// for encryption and not broken beyond what lenient readers put up with.
func maySign(k *inspect.Key) bool { return useOf(k) != "enc" && usable(k) }

// usable reports a key that is not broken beyond what lenient readers put up
// with.
func usable(k *inspect.Key) bool {
	switch k.Fault() {
	case "", inspect.FaultMember, inspect.FaultDuplicate, inspect.FaultUnsupported, inspect.FaultChain, inspect.FaultChainKey:
		if k.Type == "RSA" && k.Modulus == nil {
			return certified(k) // else its numbers cannot be made out
		}
		return !placeholder(k) && len(missingMembers(k.JSON)) == 0
	}
	return false
}

// certified reports a key of which only the certificate is there, as WS-Federation
// publishes keys: some verifiers take the key from it.
func certified(k *inspect.Key) bool {
	return k.Type == "RSA" && len(k.Certificates) > 0 && !k.JSON.Get("n").Exists() && !k.JSON.Get("e").Exists()
}

// minSignatureBits is the smallest modulus that the encoded hash of RS256 fits
// into, 62 bytes (RFC 8017 §9.2).
const minSignatureBits = 61*8 + 1

// placeholder reports an RSA key too short for any signature, such as "abc"
// in place of a modulus: nothing can be verified with it, and nothing forged.
func placeholder(k *inspect.Key) bool {
	return k.Modulus != nil && k.Modulus.Sign() > 0 && k.Modulus.BitLen() < minSignatureBits
}

// maxLookedAt bounds how many keys a rule about one key looks at beside it.
const maxLookedAt = 64

// several reports whether a verifier has to choose between keys of the set.
func several(s *audit.KeySource) bool {
	n := 0
	for _, k := range s.Keys[:min(len(s.Keys), maxLookedAt)] {
		if usable(k) {
			n++
		}
	}
	return n > 1 || len(s.Keys) > maxLookedAt
}

// sameKey reports that two entries hold one key.
func sameKey(a, b *inspect.Key) bool {
	if print := a.Thumbprint(); print != "" || b.Thumbprint() != "" {
		return print == b.Thumbprint()
	}
	return bytes.Equal(a.JSON.Raw(), b.JSON.Raw())
}

// privateMembers lists the members of a key type that must stay private.
func privateMembers(kty string) []string {
	if kty == "AKP" {
		return []string{"priv"}
	}
	return []string{"d", "p", "q", "dp", "dq", "qi", "oth"}
}

// missingMembers lists what a JWK lacks of what its type needs, RFC 7518 §6,
// RFC 8037 §2 and RFC 9964.
func missingMembers(jwk inspect.Value) []string {
	var need []string
	switch jwk.Get("kty").Text() {
	case "RSA":
		need = []string{"n", "e"}
	case "EC":
		need = []string{"crv", "x", "y"}
	case "OKP":
		need = []string{"crv", "x"}
	case "oct":
		need = []string{"k"}
	case "AKP":
		need = []string{"alg", "pub"}
	}
	if jwk.Get("kty").IsText("EC") && (jwk.Get("crv").IsText("Ed25519") || jwk.Get("crv").IsText("X25519")) {
		return nil // jwk-curve tells what is wrong
	}
	return slices.DeleteFunc(need, func(name string) bool { return jwk.Get(name).Exists() })
}
