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
func maySign(k *inspect.Key) bool {
	switch k.Fault() {
	case "", inspect.FaultMember, inspect.FaultDuplicate, inspect.FaultUnsupported, inspect.FaultChain, inspect.FaultChainKey:
		return useOf(k) != "enc" && len(missingMembers(k.JSON)) == 0
	}
	return false
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
